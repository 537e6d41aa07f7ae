/** A document as lines that can be compared with those of another one. */
import type { BriefingDocument, DocumentBlock, DocumentQuotation, OwnWords } from '../contract/document.ts';
import type { Prose } from '../contract/prose.ts';
import { plainWords } from '../documents/own-words.ts';
import { quotedWords } from '../documents/quoted-passage.ts';

export interface EditionLine {
  /** “quotation”, “text”, “heading”, “source”, … */
  readonly what: string;
  readonly words: string;
  /** By which a line is known again though its words have changed; '' for none. */
  readonly key: string;
}

export function documentLines(document: BriefingDocument): EditionLine[] {
  const { title, subtitle, blocks, notes, sources } = document;
  return [
    line('title', title, 'title'),
    ...(subtitle === '' ? [] : [line('subtitle', subtitle, 'subtitle')]),
    ...blocks.flatMap(blockLines),
    ...notes.map(({ content }) => line('note', plainWords(content))),
    ...sources.map(({ article, entry }) => line('source', plainWords(entry), article)),
  ];
}

function blockLines(block: DocumentBlock): EditionLine[] {
  switch (block.kind) {
    case 'heading':
      return [line('heading', block.text)];
    case 'text':
      return wordLines('text', block.words);
    case 'quotation':
      return quotationLines(block.quotation);
    case 'figure':
    case 'timeline':
    case 'matrix':
      return [line(block.kind, block.caption, `${block.kind} ${block.number}`)];
    case 'events':
      return [
        line('list of events', block.caption),
        ...block.events.map(({ id, title, date }) =>
          line('event', [date, title].filter(Boolean).join(': '), id),
        ),
      ];
    case 'people':
      return [
        line('list of people', block.caption),
        ...block.people.map(({ id, name }) => line('person', name, id)),
      ];
    case 'summary':
      return [line('summary', block.title), ...wordLines('text', block.words)];
    case 'page-break':
      return [];
    case 'missing':
      return [line('gap', block.reason)];
  }
}

const quotationLines = (quotation: DocumentQuotation): EditionLine[] => [
  line('quotation', quotedWords(quotation), quotation.annotation),
  ...wordLines('note', quotation.note),
];

const wordLines = (what: string, { blocks, versions }: OwnWords): EditionLine[] => [
  ...blocks.flatMap(proseWords).map((words) => line(what, words)),
  ...versions.map(({ text }) => line(what, text)),
];

function proseWords(prose: Prose): string[] {
  switch (prose.kind) {
    case 'paragraph':
    case 'heading':
      return [plainWords(prose.content)];
    case 'code':
      return [prose.text];
    case 'rule':
      return [];
    case 'quote':
      return prose.blocks.flatMap(proseWords);
    case 'list':
      return prose.items.flat().flatMap(proseWords);
  }
}

const line = (what: string, words: string, key = ''): EditionLine => ({
  what,
  words: words.replace(/\s+/gu, ' ').trim(),
  key: key === '' ? '' : `${what} ${key}`,
});

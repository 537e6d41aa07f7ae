/** Own words, kept as Markdown, as set text. */
import { type NoteBlock, type NoteInline, readNote } from '../annotations/note-markdown.shared.ts';
import type { Version } from '../contract/decisions.ts';
import type { OwnWords } from '../contract/document.ts';
import type { Inline, Prose, Run } from '../contract/prose.ts';
import { versionLabel } from '../decisions/prose.ts';

export function ownWords(markdown: string, versions: readonly Version[]): OwnWords {
  return versions.length > 0
    ? {
        blocks: [],
        versions: versions.map((version) => ({ label: versionLabel(version), text: version.text })),
      }
    : { blocks: proseOf(markdown), versions: [] };
}

export const proseOf = (markdown: string): Prose[] =>
  readNote(markdown)
    .map(prose)
    .filter((part) => part.kind !== 'paragraph' || part.content.length > 0);

function prose(block: NoteBlock): Prose {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: trimmed(inlines(block.content, {})) };
    case 'heading':
      return { kind: 'heading', level: 1, content: inlines(block.content, {}) };
    case 'code':
      return { kind: 'code', text: block.text };
    case 'rule':
      return { kind: 'rule' };
    case 'quote':
      return { kind: 'quote', blocks: block.blocks.map(prose) };
    case 'list':
      return { kind: 'list', from: block.from, items: block.items.map((item) => item.map(prose)) };
  }
}

/** Without white space at its ends. */
const trimmed = (content: Inline[]): Inline[] =>
  content
    .map((part, index) => {
      if (part.kind !== 'text') return part;
      const text = index === 0 ? part.text.trimStart() : part.text;
      return { ...part, text: index === content.length - 1 ? text.trimEnd() : text };
    })
    .filter((part) => part.kind !== 'text' || part.text !== '');

type Looks = Omit<Run, 'kind' | 'text'>;

const inlines = (content: readonly NoteInline[], looks: Looks): Inline[] =>
  content.flatMap((part) => inline(part, looks));

function inline(part: NoteInline, looks: Looks): Inline[] {
  switch (part.kind) {
    case 'text':
      return [{ kind: 'text', text: part.text, ...looks }];
    case 'code':
      return [{ kind: 'text', text: part.text, ...looks, code: true }];
    case 'break':
      return [{ kind: 'break' }];
    case 'strong':
    case 'emphasis':
    case 'struck':
      return inlines(part.content, { ...looks, [part.kind]: true });
    case 'link':
      return linked(inlines(part.content, looks), part.address);
  }
}

/** Whether a document may lead its reader to an address. */
export const mayLead = (address: string): boolean => /^(?:https?|mailto|dossier):/iu.test(address);

/** Only words can be linked, and only what a reader may be led to; the rest stays what it is. */
function linked(content: Inline[], address: string): Inline[] {
  const runs = content.filter((part): part is Run => part.kind === 'text');
  const to = address || runs.map(({ text }) => text).join('');
  return runs.length > 0 && mayLead(to) ? [{ kind: 'link', address: to, content: runs }] : content;
}

/** What is set, without its looks, on one line. */
export const plainWords = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'break':
          return ' ';
        case 'note':
          return '';
        default:
          return part.content.map(({ text }) => text).join('');
      }
    })
    .join('');

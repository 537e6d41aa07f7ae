/** The sentences of a briefing's own text: of what its author wrote, not of what is quoted. */
import { sentencesOf } from '../anchoring/sentences.shared.ts';
import type { OwnTextKind, SentenceQuote } from '../contract/factcheck.ts';
import type { Inline, Prose } from '../contract/prose.ts';
import type { Block, Briefing } from '../contract/views.ts';
import { proseOf } from '../documents/own-words.ts';

export interface OwnSentence {
  readonly block: string;
  readonly kind: OwnTextKind;
  /** Whether it begins a paragraph. */
  readonly first: boolean;
  readonly quote: SentenceQuote;
}

/** Characters of the sentences beside it that are kept with a sentence. */
const contextLength = 64;

export function ownSentences({ blocks }: Pick<Briefing, 'blocks'>): OwnSentence[] {
  return blocks.flatMap((block) => {
    const kind = kindOf(block);
    return kind === null ? [] : sentencesOfBlock(block.id, kind, paragraphsOf(block, kind));
  });
}

/** Ids of the blocks of whose text several versions stand beside each other. */
export const undecidedTexts = ({ blocks }: Pick<Briefing, 'blocks'>): ReadonlySet<string> =>
  new Set(
    blocks.filter((block) => 'textVersions' in block && block.textVersions.length > 0).map(({ id }) => id),
  );

/** Null where a block has no words of its own, or several versions of them. */
function kindOf(block: Block): OwnTextKind | null {
  if (!('text' in block)) return null;
  if ('textVersions' in block && block.textVersions.length > 0) return null;
  if (block.kind === 'heading' || block.kind === 'text') return block.kind;
  return 'textVersions' in block ? 'summary' : 'caption';
}

function paragraphsOf(block: Block, kind: OwnTextKind): string[] {
  if (!('text' in block)) return [];
  if (kind === 'text' || kind === 'summary') return proseOf(block.text).flatMap(wordsOf);
  // “Background” is a label, “He resigned.” says something.
  return /[.!?…。！？]["”’»)\]]*\s*$/u.test(block.text) ? [block.text] : [];
}

/** Headings within a text count as those between blocks do; code and rules say nothing. */
function wordsOf(prose: Prose): string[] {
  switch (prose.kind) {
    case 'paragraph':
      return [wordsOfInlines(prose.content)];
    case 'heading':
      return [wordsOfInlines(prose.content)].filter((words) => /[.!?…。！？]["”’»)\]]*\s*$/u.test(words));
    case 'quote':
      return prose.blocks.flatMap(wordsOf);
    case 'list':
      return prose.items.flatMap((item) => item.flatMap(wordsOf));
    case 'code':
    case 'rule':
      return [];
  }
}

const wordsOfInlines = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'break':
          return ' ';
        case 'note':
          return '';
        default:
          return inline.content.map(({ text }) => text).join('');
      }
    })
    .join('');

function sentencesOfBlock(block: string, kind: OwnTextKind, paragraphs: readonly string[]): OwnSentence[] {
  const sentences = paragraphs.flatMap((paragraph) => {
    const text = paragraph.replace(/\s+/gu, ' ');
    return sentencesOf(text).map(({ start, end }, at) => ({
      words: text.slice(start, end),
      first: at === 0,
    }));
  });
  return sentences.map(({ words, first }, at) => ({
    block,
    kind,
    first,
    quote: {
      exact: words,
      prefix: endOf(sentences[at - 1]?.words ?? ''),
      suffix: startOf(sentences[at + 1]?.words ?? ''),
    },
  }));
}

/** No character is cut in two. */
const startOf = (words: string): string =>
  [...words.slice(0, contextLength * 2)].slice(0, contextLength).join('');
const endOf = (words: string): string => [...words.slice(-contextLength * 2)].slice(-contextLength).join('');

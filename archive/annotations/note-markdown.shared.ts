/**
 * Notes are Markdown (CommonMark, with strike-through). They are read into a small tree of what is shown of them:
 * raw HTML stays the text that it is, pictures are named and never loaded, and links are told, not followed.
 */
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';

export type NoteInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly content: readonly NoteInline[] }
  /** `address` is '' where the words are the address. */
  | { readonly kind: 'link'; readonly content: readonly NoteInline[]; readonly address: string };

export type NoteBlock =
  | { readonly kind: 'paragraph' | 'heading'; readonly content: readonly NoteInline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly NoteBlock[] }
  | {
      readonly kind: 'list';
      /** Null: not numbered. */
      readonly from: number | null;
      readonly items: readonly (readonly NoteBlock[])[];
    };

/** Lists in lists and quotes in quotes, at most: what lies deeper is shown as it was typed. */
const deepest = 12;

export function readNote(markdown: string): NoteBlock[] {
  try {
    return blocks(new Lexer({ gfm: true, breaks: true }).lex(markdown), 0);
  } catch {
    // A parser that gives up on hostile text must not take the note away.
    return [{ kind: 'paragraph', content: [plain(markdown)] }];
  }
}

/** Without the signs of Markdown, on one line: for lists and labels. */
export const noteWords = (markdown: string): string =>
  readNote(markdown).map(wordsOfBlock).join(' ').replace(/\s+/gu, ' ').trim();

const plain = (text: string): NoteInline => ({ kind: 'text', text });

function blocks(tokens: readonly Token[], depth: number): NoteBlock[] {
  return (tokens as readonly MarkedToken[]).flatMap((token): NoteBlock[] => {
    if (depth > deepest) return [{ kind: 'paragraph', content: [plain(token.raw)] }];
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'code':
        return [{ kind: 'code', text: token.text }];
      case 'heading':
        return [{ kind: 'heading', content: inlines(token.tokens, depth) }];
      case 'paragraph':
        return [{ kind: 'paragraph', content: inlines(token.tokens, depth) }];
      case 'text':
        return [
          { kind: 'paragraph', content: token.tokens ? inlines(token.tokens, depth) : [plain(token.text)] },
        ];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(token.tokens, depth + 1) }];
      case 'list':
        return [list(token, depth)];
      default:
        // HTML and tables: as they were typed.
        return [{ kind: 'paragraph', content: lines(token.raw.trim()) }];
    }
  });
}

function list({ ordered, start, items }: Tokens.List, depth: number): NoteBlock {
  return {
    kind: 'list',
    from: ordered ? Number(start) || 1 : null,
    items: items.map((item) =>
      blocks(
        item.tokens.filter(({ type }) => type !== 'checkbox'),
        depth + 1,
      ),
    ),
  };
}

function inlines(tokens: readonly Token[], depth: number): NoteInline[] {
  return (tokens as readonly MarkedToken[]).flatMap((token): NoteInline[] => {
    if (depth > deepest) return [plain(token.raw)];
    switch (token.type) {
      case 'text':
      case 'escape':
        return [plain(token.text)];
      case 'codespan':
        return [{ kind: 'code', text: token.text }];
      case 'br':
        return [{ kind: 'break' }];
      case 'strong':
        return [{ kind: 'strong', content: inlines(token.tokens, depth + 1) }];
      case 'em':
        return [{ kind: 'emphasis', content: inlines(token.tokens, depth + 1) }];
      case 'del':
        return [{ kind: 'struck', content: inlines(token.tokens, depth + 1) }];
      case 'link':
        return [
          {
            kind: 'link',
            content: inlines(token.tokens, depth + 1),
            address: token.href === token.text ? '' : token.href,
          },
        ];
      case 'image':
        return [plain(`[picture: ${token.text || token.href}]`)];
      default:
        return [plain(token.raw)];
    }
  });
}

const lines = (text: string): NoteInline[] =>
  text
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [plain(line)] : [{ kind: 'break' as const }, plain(line)]));

function wordsOfBlock(block: NoteBlock): string {
  switch (block.kind) {
    case 'rule':
      return '';
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map(wordsOfBlock).join(' ');
    case 'list':
      return block.items.map((item) => item.map(wordsOfBlock).join(' ')).join(' ');
    default:
      return block.content.map(wordsOfInline).join('');
  }
}

function wordsOfInline(inline: NoteInline): string {
  if (inline.kind === 'break') return ' ';
  return 'content' in inline ? inline.content.map(wordsOfInline).join('') : inline.text;
}

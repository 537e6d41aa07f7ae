/**
 * Finds what a text quotes: between quotation marks of any language, nested ones too, over paragraphs where each begins with
 * the mark again or the closing one comes later, and in blocks. An apostrophe is no mark.
 */
import { firstWhere } from '../anchoring/tokens.ts';
import type { RunningParagraph } from '../drafts/running-text.ts';

/** What is quoted, in UTF-16 code units, without its marks. */
export interface QuotedStretch {
  readonly start: number;
  readonly end: number;
  readonly style: 'marks' | 'block';
  /** No closing mark was found. */
  readonly unclosed: boolean;
  /** One of several paragraphs of a block, which may be of different sources. */
  readonly isPart: boolean;
}

type Kind = 'double' | 'single' | 'guillemet' | 'angle' | 'corner' | 'white' | 'straight' | 'prime';

interface OpenMark {
  readonly kind: Kind;
  readonly mark: string;
  readonly start: number;
}

/** By its opening mark, the marks that close it. Some languages open with what others close with. */
const closings: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‟': '”',
  '”': '”',
  '‘': '’',
  '‚': '‘’',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '"': '"',
  '＂': '＂',
  "'": "'",
};

const kindOf: Readonly<Record<string, Kind>> = {
  '“': 'double',
  '”': 'double',
  '„': 'double',
  '‟': 'double',
  '‘': 'single',
  '’': 'single',
  '‚': 'single',
  '«': 'guillemet',
  '»': 'guillemet',
  '‹': 'angle',
  '›': 'angle',
  '「': 'corner',
  '」': 'corner',
  '『': 'white',
  '』': 'white',
  '"': 'straight',
  '＂': 'straight',
  "'": 'prime',
};

const isMark = /[“”„‟‘’‚«»‹›「」『』"＂']/u;
const letter = /[\p{L}\p{N}]/u;
/** Before an opening mark; nothing is the beginning of the text. */
const opensAfter = /^$|[\s([{<—–―\-/“‘„‚«‹「『"'>…=:]/u;
/** Marks that are open at once: deeper no text quotes. */
const deepest = 64;
/** How far the closing mark may be where the paragraphs between do not begin with the mark again. */
const farthestClosing = 4_000;

export function quotedStretches(text: string, paragraphs: readonly RunningParagraph[]): QuotedStretch[] {
  const marked = new MarkScanner(text, paragraphs).stretches().sort(inOrder);
  const blocks = blocksOf(text, paragraphs).filter(({ start, end }) => {
    const first = firstWhere(marked.length, (at) => (marked[at]?.start ?? 0) >= start);
    const one = marked[first];
    return !one || !isWhole(text, one, start, end);
  });
  return [...marked, ...blocks].sort(inOrder);
}

/** Those that hold others before these. */
const inOrder = (a: QuotedStretch, b: QuotedStretch): number => a.start - b.start || b.end - a.end;

/** A block whose words all stand between marks is quoted by these. */
const isWhole = (text: string, one: QuotedStretch, start: number, end: number): boolean =>
  one.start >= start &&
  one.end <= end &&
  !letter.test(text.slice(start, one.start)) &&
  !letter.test(text.slice(one.end, end));

/** Neighbouring block paragraphs are one quotation, or each is one; a last line that names the source is none. */
function blocksOf(text: string, paragraphs: readonly RunningParagraph[]): QuotedStretch[] {
  interface Block {
    readonly start: number;
    end: number;
    readonly parts: { readonly start: number; readonly end: number }[];
  }
  const found: Block[] = [];
  let last: Block | undefined;
  for (const { start, end, block } of paragraphs) {
    const words = text.slice(start, end);
    if (!block) last = undefined;
    else if (!letter.test(words)) continue;
    else if (last && /^\s*[—–―-]{1,2}\s?\p{Lu}/u.test(words)) last = undefined;
    else if (last) {
      last.end = end;
      last.parts.push({ start, end });
    } else {
      last = { start, end, parts: [{ start, end }] };
      found.push(last);
    }
  }
  const block = (start: number, end: number, isPart: boolean): QuotedStretch => ({
    ...trimmed(text, start, end),
    style: 'block',
    unclosed: false,
    isPart,
  });
  return found.flatMap(({ start, end, parts }) => [
    block(start, end, false),
    ...(parts.length > 1 ? parts.map((part) => block(part.start, part.end, true)) : []),
  ]);
}

class MarkScanner {
  readonly #text: string;
  readonly #paragraphs: readonly RunningParagraph[];
  readonly #found: QuotedStretch[] = [];
  #open: OpenMark[] = [];

  constructor(text: string, paragraphs: readonly RunningParagraph[]) {
    this.#text = text;
    this.#paragraphs = paragraphs;
  }

  stretches(): QuotedStretch[] {
    this.#paragraphs.forEach(({ start, end }, index) => {
      const from = index === 0 ? start : this.#goOn(this.#paragraphs[index - 1]?.end ?? start, start, end);
      for (let at = from; at < end; at++) if (isMark.test(this.#text[at] ?? '')) this.#at(at);
    });
    this.#goOn(this.#paragraphs.at(-1)?.end ?? 0, this.#text.length, this.#text.length);
    return this.#found;
  }

  #at(at: number): void {
    const mark = this.#text[at] ?? '';
    if (this.#isApostrophe(mark, at)) return;
    const depth = this.#open.findLastIndex(({ mark: opened }) => closings[opened]?.includes(mark));
    if (depth >= 0 && this.#closes(mark, at)) this.#close(depth, at);
    else if (this.#open.length < deepest && this.#opens(mark, at))
      this.#open.push({ kind: kindOf[mark] ?? 'double', mark, start: at + 1 });
  }

  #opens(mark: string, at: number): boolean {
    const [before, after] = this.#around(at);
    if (/\s/u.test(after) && !'«»‹›「『'.includes(mark)) return false;
    if (after === '') return false;
    switch (mark) {
      case '“':
      case '„':
      case '‟':
      case '「':
      case '『':
        return true;
      case '«':
      case '‹':
        // Closes where nothing was opened by its pair.
        return opensAfter.test(before) || !letter.test(before);
      case '‘':
      case '‚':
        return !letter.test(before);
      case "'":
        return opensAfter.test(before) && letter.test(after) && !isElided(this.#text.slice(at, at + 8));
      case '’':
        return false;
      default:
        return opensAfter.test(before) && !/\s/u.test(after);
    }
  }

  #closes(mark: string, at: number): boolean {
    const [before, after] = this.#around(at);
    if (mark === '"' || mark === '＂') return !/\s/u.test(before) || !opensAfter.test(before) || after === '';
    if (mark === "'" || mark === '’') return !/^\s?$/u.test(before) && !letter.test(after);
    if (mark === '»' || mark === '«' || mark === '›' || mark === '‹') return before !== '' || after === '';
    return true;
  }

  /** Within a word; in front of one whose beginning is left out; after a plural, where the closing one is still to come. */
  #isApostrophe(mark: string, at: number): boolean {
    if (!"'’‘".includes(mark)) return false;
    const [before, after] = this.#around(at);
    if (letter.test(before) && letter.test(after)) return true;
    if (mark === '’' && !letter.test(before) && letter.test(after)) return true;
    if (mark === '‘') return false;
    const isPlural = /s/iu.test(before) && /\s/u.test(after) && /\p{Ll}/u.test(this.#text[at + 2] ?? '');
    return isPlural && this.#closesLater(at);
  }

  /** Whether another closing mark of that kind comes in the paragraph, before the next opening one. */
  #closesLater(at: number): boolean {
    const rest = this.#text.slice(at + 1, at + 1_000).split('\n', 1)[0] ?? '';
    const opening = /(?<![\p{L}\p{N}])[‘'](?=\p{L})/u.exec(rest)?.index ?? rest.length;
    const closing = /(?<=[^\s])[’'](?![\p{L}\p{N}])/u.exec(rest)?.index ?? rest.length;
    return closing < opening;
  }

  #close(depth: number, at: number): void {
    const opened = this.#open[depth];
    // What was opened within it and not closed was no mark.
    this.#open.length = depth;
    if (opened) this.#note(opened.start, at, false);
  }

  #note(start: number, end: number, unclosed: boolean): void {
    const inner = trimmed(this.#text, start, end);
    if (letter.test(this.#text.slice(inner.start, inner.end)))
      this.#found.push({ ...inner, style: 'marks', unclosed, isPart: false });
  }

  /** At the end of a paragraph: what goes on in the next one; answers where that one is read from. */
  #goOn(paragraphEnd: number, start: number, end: number): number {
    let from = start;
    while (from < end && /\s/u.test(this.#text[from] ?? '')) from++;
    const kept: OpenMark[] = [];
    for (const opened of this.#open) {
      const again = this.#text[from] ?? '';
      const repeats =
        from < end &&
        (again === opened.mark || (opened.kind === 'guillemet' && kindOf[again] === 'guillemet'));
      if (repeats) {
        kept.push(opened);
        from++;
      } else if (opened.kind === 'single' || opened.kind === 'prime') break;
      else if (opened.kind !== 'straight' && this.#isClosedBelow(opened, start)) kept.push(opened);
      else {
        this.#note(opened.start, paragraphEnd, true);
        break;
      }
    }
    this.#open = kept;
    return kept.length > 0 ? from : start;
  }

  #isClosedBelow({ mark, kind }: OpenMark, from: number): boolean {
    const rest = this.#text.slice(from, from + farthestClosing);
    for (const character of rest) {
      if (closings[mark]?.includes(character)) return true;
      if (kindOf[character] === kind) return false;
    }
    return false;
  }

  #around = (at: number): [before: string, after: string] => [
    at === 0 ? '' : (this.#text[at - 1] ?? ''),
    this.#text[at + 1] ?? '',
  ];
}

/** `'90s`, `'tis`, `'em`. */
const isElided = (text: string): boolean =>
  /^'(?:\d\ds?\b|tis\b|twas\b|em\b|til\b|cause\b|n['’])/iu.test(text);

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

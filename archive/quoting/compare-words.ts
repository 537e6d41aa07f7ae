/** A quotation and a passage, word by word. */
import { diffArrays } from 'diff';
import type { WordPart } from '../contract/drafts.ts';
import { isEllipsis, isInsertion, type WordToken, wordTokens } from './word-tokens.ts';

/** Milliseconds for one comparison: beyond them the whole is shown as replaced. */
const patience = 500;

interface Step {
  readonly kind: 'same' | 'source' | 'quoted';
  readonly tokens: readonly WordToken[];
}

/** The steps from the words of the source to those of the quotation; undefined where there are too many. */
export function wordSteps(source: readonly WordToken[], quoted: readonly WordToken[]): Step[] | undefined {
  const steps = diffArrays([...source], [...quoted], {
    comparator: (a, b) => a.form === b.form,
    timeout: patience,
  });
  // Of what both have the library gives the words of the quotation.
  return steps?.map(({ value, added, removed }) => ({
    kind: removed ? 'source' : added ? 'quoted' : 'same',
    tokens: value,
  }));
}

/** Word by word, with the blanks between; what an ellipsis leaves out and brackets put in is told apart. */
export function comparedWords(source: string, quoted: string): WordPart[] {
  const [sourceTokens, quotedTokens] = [wordTokens(source), wordTokens(quoted)];
  const steps = wordSteps(sourceTokens, quotedTokens);
  if (!steps)
    return [
      { kind: 'source', text: source },
      { kind: 'quoted', text: quoted },
    ];
  const parts: WordPart[] = [];
  const inSource = new Reader(source, sourceTokens);
  const inQuoted = new Reader(quoted, quotedTokens);
  steps.forEach(({ kind, tokens }, at) => {
    if (kind === 'source') {
      const isGap = [steps[at - 1], steps[at + 1]].some(
        (beside) => beside?.kind === 'quoted' && beside.tokens.some(({ form }) => isGapSign(form)),
      );
      parts.push({ kind: isGap ? 'leftOut' : 'source', text: inSource.next(tokens.length) });
    } else if (kind === 'quoted')
      for (const { form } of tokens)
        parts.push({ kind: isGapSign(form) ? 'insertion' : 'quoted', text: inQuoted.next(1) });
    else {
      inSource.next(tokens.length);
      parts.push({ kind: 'same', text: inQuoted.next(tokens.length) });
    }
  });
  return joined(parts);
}

const isGapSign = (form: string): boolean => isEllipsis(form) || isInsertion(form);

/** Gives a text's words one after the other, with the blanks before them. */
class Reader {
  readonly #text: string;
  readonly #tokens: readonly WordToken[];
  #token = 0;
  #at = 0;

  constructor(text: string, tokens: readonly WordToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  next(count: number): string {
    this.#token += count;
    const end = this.#tokens[this.#token - 1]?.end ?? this.#at;
    const words = oneLine(this.#text.slice(this.#at, end));
    this.#at = end;
    return words;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

function joined(parts: readonly WordPart[]): WordPart[] {
  const found: WordPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last?.kind === part.kind) found[found.length - 1] = { ...last, text: last.text + part.text };
    // What is wrong goes before what is right.
    else if (last?.kind === 'source' && part.kind === 'quoted') {
      const before = found.at(-2);
      if (before?.kind === 'quoted') found[found.length - 2] = { ...before, text: before.text + part.text };
      else found.splice(-1, 0, part);
    } else if (part.text !== '') found.push(part);
  }
  return found;
}

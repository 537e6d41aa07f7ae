/** Plain text as a draft: paragraphs at empty lines, lines that begin with `>` or are all set in as blocks. */
import { bodyOf, type Draft, type DraftParagraph, plainParagraph } from './draft.ts';

export function readTextDraft(content: string): Draft {
  const plain = content.replace(/\r\n?/gu, '\n').replaceAll('\f', '\n\n');
  const hasEmptyLines = /\n[^\S\n]*\n/u.test(plain);
  const paragraphs = hasEmptyLines ? plain.split(/\n[^\S\n]*\n\s*?(?=\S|[^\S\n]+\S|$)/u) : plain.split('\n');
  return {
    kind: 'text',
    stories: [bodyOf(paragraphs.flatMap((text) => readParagraph(text, hasEmptyLines)))],
  };
}

/** Lines that are quoted as in a letter make a block of their own. */
function readParagraph(text: string, mayBeSetIn: boolean): DraftParagraph[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  const isSetIn = mayBeSetIn && lines.length > 1 && lines.every((line) => /^(?: {2,}|\t)/u.test(line));
  if (isSetIn) return [plainParagraph(joined(lines), true)];
  const found: { block: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const quoted = /^\s*>+ ?(.*)$/u.exec(line);
    const last = found.at(-1);
    const block = quoted !== null;
    const words = quoted?.[1] ?? line;
    if (last?.block === block) last.lines.push(words);
    else found.push({ block, lines: [words] });
  }
  return found.map((part) => plainParagraph(joined(part.lines), part.block));
}

const joined = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(' ');

/** Set text as Markdown (CommonMark, with strike-through and the footnotes of GitHub and Pandoc). */
import type { OwnWords, Undecided } from '../contract/document.ts';
import type { Inline, Prose, Run } from '../contract/prose.ts';
import type { Labels, OwnWordsKind } from '../documents/labels/labels.ts';

/** What Markdown would take for its own signs stands as it is. */
export const asMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~&]/gu, '\\$&')
    .replace(/^(\s*)([#+-]|=+|\d+[.)])(?=\s|$)/gmu, (_all, blank: string, sign: string) =>
      /\d/u.test(sign) ? `${blank}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${blank}\\${sign}`,
    );

export const inlineMarkdown = (content: readonly Inline[]): string => content.map(inline).join('');

function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return run(part);
    case 'break':
      return '  \n';
    case 'note':
      return `[^${part.number}]`;
    case 'link':
      return `[${part.content.map(run).join('')}](<${part.address.replace(/[<>\s]/gu, encodeURIComponent)}>)`;
    case 'reference':
      return `[${part.content.map(run).join('')}](#${part.place})`;
  }
}

function run({ text, strong, emphasis, struck, code, raised, lowered, smallCapitals }: Run): string {
  // Signs that lean on blanks are none to Markdown: blanks at the edges stay outside.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  if (words === '') return text;
  if (code) return `${before}${codeSpan(words)}${after}`;
  let set = asMarkdown(smallCapitals ? words.toUpperCase() : words);
  if (raised) set = `<sup>${set}</sup>`;
  if (lowered) set = `<sub>${set}</sub>`;
  if (struck) set = `~~${set}~~`;
  if (emphasis) set = `*${set}*`;
  if (strong) set = `**${set}**`;
  return before + set + after;
}

/** Set off by more backticks than stand in it. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/**
 * @param level of the heading that the text stands under
 * @returns blocks, which are set with an empty line between them
 */
export const proseMarkdown = (blocks: readonly Prose[], level: number): string[] =>
  blocks.map((part) => block(part, level));

function block(part: Prose, level: number): string {
  switch (part.kind) {
    case 'paragraph':
      return inlineMarkdown(part.content);
    case 'heading':
      return `${'#'.repeat(Math.min(6, level + part.level))} ${inlineMarkdown(part.content).replace(/\s*\n\s*/gu, ' ')}`;
    case 'rule':
      return '---';
    case 'code':
      return fenced(part.text);
    case 'quote':
      return quoted(proseMarkdown(part.blocks, level).join('\n\n'));
    case 'list':
      return part.items
        .map((item, index) => {
          const sign = part.from === null ? '- ' : `${part.from + index}. `;
          return sign + indented(proseMarkdown(item, level).join('\n\n'), ' '.repeat(sign.length));
        })
        .join('\n');
  }
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/^`+/gmu) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

const indented = (text: string, by: string): string => text.replace(/\n(?=[^\n])/gu, `\n${by}`);

/** Every line behind the sign of a quotation. */
export const quoted = (text: string): string => text.replace(/^(?=[^\n])/gmu, '> ').replace(/^$/gmu, '>');

/** Own words, or all versions of them. */
export const ownWordsMarkdown = (
  { blocks, versions }: OwnWords,
  what: OwnWordsKind,
  level: number,
  labels: Labels,
): string[] =>
  versions.length > 0 ? versionsMarkdown(versions, what, labels) : proseMarkdown(blocks, level);

const versionsMarkdown = (versions: Undecided, what: OwnWordsKind, labels: Labels): string[] => [
  `**${labels.undecided(versions.length, what)}**`,
  ...versions.map(({ label, text }) =>
    quoted(`*${asMarkdown(label)}*\n\n${text === '' ? labels.empty : asMarkdown(text)}`),
  ),
];

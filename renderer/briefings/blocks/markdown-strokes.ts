/** What the tools of a text field write into Markdown: each is a replacement of one stretch, and where the selection is then. */

export interface Written {
  /** The stretch that is replaced, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The selection afterwards. */
  readonly start: number;
  readonly end: number;
}

export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts signs around the selection, or takes them away where they stand. */
export function around({ text, start, end }: Selected, sign: string): Written {
  const length = sign.length;
  const inner = text.slice(start, end);
  const touches = (from: number, to: number): boolean =>
    text.slice(from - length, from) === sign &&
    text.slice(to, to + length) === sign &&
    // One asterisk of two is no sign of its own.
    (length > 1 ||
      (text[from - 2] !== sign && text[to + 1] !== sign) ||
      text.slice(from - 3, from) === sign.repeat(3));
  if (touches(start, end))
    return { from: start - length, to: end + length, text: inner, start: start - length, end: end - length };
  // Before the closing sign: the words in it are done.
  if (start === end && text.startsWith(sign, end) && opensBefore(text, start, sign))
    return { from: end, to: end, text: '', start: end + length, end: end + length };
  // White space within the signs would keep them from being read as such.
  const lead = inner.length - inner.trimStart().length;
  const trail = inner.trim() === '' ? 0 : inner.length - inner.trimEnd().length;
  const from = start + (inner.trim() === '' ? 0 : lead);
  const to = end - trail;
  const words = text.slice(from, to);
  return {
    from,
    to,
    text: `${sign}${words}${sign}`,
    start: from + length,
    end: from + length + words.length,
  };
}

/** Whether an odd number of these signs stands in the line before a place. */
function opensBefore(text: string, at: number, sign: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return (line.split(sign).length - 1) % 2 === 1;
}

/** The words as a link: an address that was selected is linked to itself. The place of what is still to be written is selected. */
export function linked({ text, start, end }: Selected): Written {
  const words = text.slice(start, end);
  const isAddress = /^(?:https?:\/\/|mailto:)\S+$/iu.test(words);
  const shown = isAddress ? 'words' : words || 'words';
  const address = isAddress ? words : 'https://';
  const from = start;
  const shownAt = from + 1;
  const addressAt = shownAt + shown.length + 2;
  return {
    from,
    to: end,
    text: `[${shown}](${address})`,
    ...(isAddress || words === ''
      ? { start: shownAt, end: shownAt + shown.length }
      : { start: addressAt, end: addressAt + address.length }),
  };
}

export type LineSign = 'bullets' | 'numbers' | 'quote';

const anySign = /^(?:[-*+] |\d+[.)] |> ?)/u;
const ownSign: Readonly<Record<LineSign, RegExp>> = {
  bullets: /^[-*+] /u,
  numbers: /^\d+[.)] /u,
  quote: /^> ?/u,
};

/** Makes the lines of the selection a list or a quotation; where all of them are one, plain lines. */
export function lines({ text, start, end }: Selected, sign: LineSign): Written {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', Math.max(start, end > start && text[end - 1] === '\n' ? end - 1 : end));
  const to = after < 0 ? text.length : after;
  const all = text.slice(from, to).split('\n');
  const isMade =
    all.every((line) => line === '' || ownSign[sign].test(line)) && all.some((line) => line !== '');
  let number = 0;
  const made = all
    .map((line) => {
      if (isMade) return line.replace(ownSign[sign], '');
      if (line === '' && all.length > 1) return line;
      const words = line.replace(anySign, '');
      return `${sign === 'bullets' ? '- ' : sign === 'numbers' ? `${++number}. ` : '> '}${words}`;
    })
    .join('\n');
  // A list begins a paragraph of its own.
  const gap =
    !isMade &&
    from > 0 &&
    text.slice(0, from).replace(/\n$/u, '').split('\n').at(-1)?.trim() &&
    !anySign.test(
      text
        .slice(0, from - 1)
        .split('\n')
        .at(-1) ?? '',
    )
      ? '\n'
      : '';
  const length = made.length + gap.length;
  return start === end
    ? { from, to, text: gap + made, start: from + length, end: from + length }
    : { from, to, text: gap + made, start: from + gap.length, end: from + length };
}

/** What Enter does in a list: the next item; on an empty one, the end of the list. Undefined elsewhere. */
export function nextItem({ text, start, end }: Selected): Written | undefined {
  if (start !== end) return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const [, indent = '', sign = '', words = ''] = /^(\s*)([-*+] |\d+[.)] |> )(.*)$/u.exec(line) ?? [];
  if (sign === '') return undefined;
  if (words.trim() === '') return { from, to: start, text: '', start: from, end: from };
  const number = /^\d+/u.exec(sign)?.[0];
  const next = number ? sign.replace(number, String(Number(number) + 1)) : sign;
  const written = `\n${indent}${next}`;
  return { from: start, to: end, text: written, start: start + written.length, end: start + written.length };
}

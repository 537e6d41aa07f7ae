/** What the processor hands over, as set text: its own few tags are read, and nothing else is taken for one. */
import type { Inline, Run } from '../contract/prose.ts';

type Looks = Omit<Run, 'kind' | 'text'>;

/** Tags of {@link outputFormat}, with what they say of the words between. */
const looks: Readonly<Record<string, (within: Looks) => Looks>> = {
  i: (within) => ({ ...within, emphasis: true }),
  ni: ({ emphasis: _, ...within }) => within,
  b: (within) => ({ ...within, strong: true }),
  nb: ({ strong: _, ...within }) => within,
  sc: (within) => ({ ...within, smallCapitals: true }),
  nsc: ({ smallCapitals: _, ...within }) => within,
  sup: (within) => ({ ...within, raised: true }),
  sub: (within) => ({ ...within, lowered: true }),
  none: (within) => within,
};

const tag = /<(\/?)([a-z]+)(?: to="([^"]*)")?>|&#(\d+);/gu;

/** Characters that stand for `<` and `>` while the processor works, which takes some words between them for tags of its own. */
const kept = { '<': '\uE0FC', '>': '\uE0FD' } as const;

/** Words as the processor is given them. */
export const sheltered = (words: string): string =>
  words.replace(/[<>]/gu, (character) => kept[character as '<' | '>']);

const unsheltered = (words: string): string => words.replaceAll(kept['<'], '<').replaceAll(kept['>'], '>');

export function setText(output: string): Inline[] {
  const set: Inline[] = [];
  const stack: { readonly name: string; readonly looks: Looks; readonly address: string }[] = [];
  let last = 0;
  const add = (raw: string): void => {
    const text = unsheltered(raw).replace(/[\n\t ]+/gu, ' ');
    if (text === '') return;
    const within = stack.at(-1) ?? { looks: {}, address: '' };
    const run: Run = { kind: 'text', text, ...within.looks };
    const previous = set.at(-1);
    if (within.address === '') {
      if (previous?.kind === 'text' && sameLooks(previous, run)) previous.text += text;
      else set.push(run);
    } else if (previous?.kind === 'link' && previous.address === within.address) previous.content.push(run);
    else set.push({ kind: 'link', address: within.address, content: [run] });
  };
  for (const match of output.matchAll(tag)) {
    const [all, closing, name = '', address, code] = match;
    add(output.slice(last, match.index));
    last = match.index + all.length;
    if (code !== undefined) add(String.fromCodePoint(Number(code)));
    else if (closing === '/') stack.pop();
    else {
      const within = stack.at(-1) ?? { looks: {}, address: '' };
      const to = address === undefined ? within.address : safeAddress(plainText(address));
      stack.push({ name, looks: (looks[name] ?? looks.none)?.(within.looks) ?? {}, address: to });
    }
  }
  add(output.slice(last));
  return trimmed(set);
}

/** Set text as plain words. */
export const wordsOf = (set: readonly Inline[]): string =>
  set
    .map((inline) =>
      inline.kind === 'text'
        ? inline.text
        : inline.kind === 'link' || inline.kind === 'reference'
          ? inline.content.map(({ text }) => text).join('')
          : '',
    )
    .join('');

const plainText = (output: string): string =>
  unsheltered(output.replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code))));

const safeAddress = (address: string): string => (/^https?:\/\/\S+$/iu.test(address) ? address : '');

const sameLooks = ({ text: _a, ...a }: Run, { text: _b, ...b }: Run): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function trimmed(set: Inline[]): Inline[] {
  const first = set[0];
  if (first?.kind === 'text') first.text = first.text.trimStart();
  const last = set.at(-1);
  if (last?.kind === 'text') last.text = last.text.trimEnd();
  return set.filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

/** An output format of the processor: its HTML with tags that {@link setText} knows, and everything else escaped. */
export function outputFormat(html: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const same = (name: string): string => `<${name}>%%STRING%%</${name}>`;
  const text = (_state: unknown, words: string): string => words;
  return {
    ...html,
    text_escape: (words: string | undefined) =>
      (words ?? '').replace(/[&<>"]/gu, (character) => `&#${character.codePointAt(0)};`),
    bibstart: '',
    bibend: '',
    '@font-style/italic': same('i'),
    '@font-style/oblique': same('i'),
    '@font-style/normal': same('ni'),
    '@font-variant/small-caps': same('sc'),
    '@font-variant/normal': same('nsc'),
    '@font-weight/bold': same('b'),
    '@font-weight/normal': same('nb'),
    '@text-decoration/none': same('none'),
    '@text-decoration/underline': same('i'),
    '@vertical-align/sup': same('sup'),
    '@vertical-align/sub': same('sub'),
    '@vertical-align/baseline': same('none'),
    '@cite/entry': text,
    '@bibliography/entry': text,
    '@display/block': (_state: unknown, words: string) => ` ${words} `,
    '@display/left-margin': (_state: unknown, words: string) => `${words} `,
    '@display/right-inline': text,
    '@display/indent': (_state: unknown, words: string) => ` ${words} `,
    '@showid/true': text,
    '@URL/true': (_state: unknown, address: string) => `<none to="${address}">${address}</none>`,
    '@DOI/true': (_state: unknown, doi: string) =>
      `<none to="${/^https?:/u.test(doi) ? doi : `https://doi.org/${doi}`}">${doi}</none>`,
  };
}

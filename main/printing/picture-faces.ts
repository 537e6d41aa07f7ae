/** The face of the app's own pictures as rules that a picture carries with it, so that it looks the same elsewhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const weights = [400, 600] as const;
const parts = ['latin', 'latin-ext'] as const;

/** Ranges as the face's own style sheets have them. */
const ranges: Readonly<Record<(typeof parts)[number], string>> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
};

/** @param words all that stands in the picture: what needs no extended letters does not carry them */
export function pictureFaceRules(words: string): string {
  const extended = /[\u0100-\u024f\u1e00-\u1eff]/u.test(words);
  const require = createRequire(import.meta.url);
  const rule = (part: (typeof parts)[number], weight: number): string => {
    const file = require.resolve(`@fontsource/inter/files/inter-${part}-${weight}-normal.woff2`);
    const bytes = readFileSync(file).toString('base64');
    return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2");unicode-range:${ranges[part]}}`;
  };
  return parts
    .filter((part) => part === 'latin' || extended)
    .flatMap((part) => weights.map((weight) => rule(part, weight)))
    .join('');
}

/** Plain text files: decoded, split into paragraphs, read for a date line. */
import { decodeText } from './decoding.ts';
import { domWindow, parseDocument } from './dom.ts';
import { type Parsed, Refusal } from './parsed.ts';
import { readDateLine } from './published-date.ts';
import { makeReadingCopy, plainTextBody } from './reading-copy.ts';
import { titleFromText } from './title.ts';

export function parseTextFile(bytes: Uint8Array): Parsed {
  return parseText(decodeText(bytes, false));
}

export function parseText(content: string): Parsed {
  const plain = content.replace(/\r\n?/gu, '\n').replaceAll('\f', '\n\n');
  if (plain.includes('\0')) throw new Refusal('is named as text but holds none');
  if (plain.trim() === '') throw new Refusal('is empty: it holds nothing but white space');
  const copy = makeReadingCopy(
    plainTextBody(plain, domWindow.document),
    { title: '', byline: '', language: '', direction: '' },
    parseDocument,
  );
  return {
    kind: 'text',
    reading: copy.html,
    text: copy.text,
    rule: copy.rule,
    layout: null,
    pages: null,
    found: {
      title: titleFromText(copy.text),
      authors: [],
      publisher: '',
      published: readDateLine(copy.text)?.published ?? null,
      language: '',
    },
    tools: {},
  };
}

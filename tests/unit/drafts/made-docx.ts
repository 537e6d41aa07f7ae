/** Word documents for tests, made part by part as Word writes them. */
import { strToU8, zipSync } from 'fflate';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const inserted = (text: string, by = 'Ana Sá'): string =>
  `<w:ins w:id="1" w:author="${by}" w:date="2026-11-22T10:00:00Z">${run(text)}</w:ins>`;
export const deleted = (text: string, by = 'Ana Sá'): string =>
  `<w:del w:id="2" w:author="${by}"><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`;
export const footnote = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;

/** `runs`: plain words, or runs. */
export const paragraph = (runs: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.startsWith('<') ? runs : run(runs)}</w:p>`;

export interface MadeDocx {
  readonly body: readonly string[];
  readonly footnotes?: Readonly<Record<number, string>>;
  readonly comments?: readonly { readonly by: string; readonly body: string }[];
  /** Put in front of the document's own XML. */
  readonly prolog?: string;
  readonly documentName?: string;
}

export function madeDocx({
  body,
  footnotes,
  comments,
  prolog = '',
  documentName = 'document',
}: MadeDocx): Uint8Array {
  const override = (part: string, type: string): string =>
    `<Override PartName="/word/${part}.xml" ContentType="${main}.${type}+xml"/>`;
  const xml = (content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
        override(documentName, 'document.main'),
        override('styles', 'styles'),
        override('footnotes', 'footnotes'),
        override('comments', 'comments'),
      ].join('')}</Types>`,
    ),
    [`word/${documentName}.xml`]: xml(
      `${prolog}<w:document ${w} ${mc}><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`,
    ),
    'word/styles.xml': xml(
      `<w:styles ${w}><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
        `<w:style w:type="paragraph" w:styleId="Zit1"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/></w:style></w:styles>`,
    ),
    'word/footnotes.xml': xml(
      `<w:footnotes ${w}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>${Object.entries(
        footnotes ?? {},
      )
        .map(([id, text]) => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`)
        .join('')}</w:footnotes>`,
    ),
    'word/comments.xml': xml(
      `<w:comments ${w}>${(comments ?? [])
        .map(
          ({ by, body: text }, id) =>
            `<w:comment w:id="${id}" w:author="${by}">${paragraph(text)}</w:comment>`,
        )
        .join('')}</w:comments>`,
    ),
  });
}

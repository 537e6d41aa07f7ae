/** Small PDFs, written by hand, so that their content is known to the letter. */

export interface SmallPdf {
  /** Lines of each page, from the top. */
  readonly pages: readonly (readonly string[])[];
  readonly title?: string;
  readonly author?: string;
  readonly rotate?: number;
  /** More entries of the trailer, such as `/Encrypt 9 0 R`. */
  readonly trailer?: string;
}

/** A4 pages in 12-point Helvetica; the first line's base line is at (72, 770), each next 20 points lower. */
export function smallPdf({ pages, title, author, rotate, trailer }: SmallPdf): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const text = (value: string): string => `(${value.replace(/[\\()]/gu, '\\$&')})`;
  const first = 5;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(
    `<< ${title === undefined ? '' : `/Title ${text(title)}`} ${author === undefined ? '' : `/Author ${text(author)}`} >>`,
  );
  pages.forEach((lines, index) => {
    const content = `BT /F1 12 Tf 72 770 Td ${lines.map((line) => `${text(line)} Tj 0 -20 Td`).join(' ')} ET`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${rotate ? `/Rotate ${rotate}` : ''} /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
    );
    add(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`);
  });
  return writtenPdf(objects, `/Info 4 0 R ${trailer ?? ''}`);
}

/** A file of these objects, numbered from 1; the first is the catalogue. */
export function writtenPdf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** An object that is a stream. */
export const streamed = (content: string, entries = ''): string =>
  `<< ${entries} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`;

/** One A4 page with this content; `F1` is Helvetica, `I1` a grey picture of four dots, objects from 6 are `more`. */
export function drawnPdf(
  content: string,
  { page = '', catalog = '', more = [] as readonly string[] } = {},
): Uint8Array {
  return writtenPdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${page}
      /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>
      /XObject << /I1 5 0 R >> >> >>`,
    streamed(content),
    streamed(
      'abcd',
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray',
    ),
    ...more,
  ]);
}

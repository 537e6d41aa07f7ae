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
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer ?? ''} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A report of any length, written by hand: two columns, page labels, contents, links inside and out, a figure. */
import { streamed, writtenPdf } from './small-pdf.ts';

/** Entries of the catalogue and of pages that a hostile file has; each would do harm where it was obeyed. */
interface Extras {
  readonly catalog?: string;
  readonly page?: string;
  /** More annotations of the first page. */
  readonly annotations?: string;
  /** Bytes of a stream that nothing refers to, before the table of contents of the file. */
  readonly padding?: number;
}

const lines = 24;
const sentence = (page: number, column: string, line: number): string =>
  `Line ${line} in the ${column} column of leaf ${page} stands here.`;

/** The first four pages are labelled i to iv, those after from 1. */
export function reportPdf(
  pages: number,
  { catalog = '', page = '', annotations = '', padding = 0 }: Extras = {},
): Uint8Array {
  const first = 10;
  const at = (index: number): number => first + index * 2;
  const kids = Array.from({ length: pages }, (_, index) => `${at(index)} 0 R`).join(' ');
  const middle = at(Math.floor(pages / 2));
  const last = at(pages - 1);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R /PageLabels << /Nums [0 << /S /r >> 4 << /S /D >>] >> ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Title (The long report) >>',
    '<< /Type /Outlines /First 6 0 R /Last 7 0 R /Count 2 >>',
    `<< /Title (The beginning) /Parent 5 0 R /Next 7 0 R /Dest [${at(0)} 0 R /XYZ 0 842 0] >>`,
    `<< /Title (The middle of the report) /Parent 5 0 R /Prev 6 0 R /Dest [${middle} 0 R /XYZ 0 700 0] >>`,
    `<< /Type /Annot /Subtype /Link /Rect [72 60 300 80] /Border [0 0 0] /Dest [${last} 0 R /XYZ 0 842 0] >>`,
    '<< /Type /Annot /Subtype /Link /Rect [310 60 520 80] /Border [0 0 0] /A << /S /URI /URI (https://attacker.example/away) >> >>',
  ];
  for (let index = 0; index < pages; index++) {
    const number = index + 1;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>
        /Contents ${at(index) + 1} 0 R ${index === 0 ? `/Annots [8 0 R 9 0 R ${annotations}] ${page}` : ''} >>`,
      streamed(contentOf(number, index === 0)),
    );
  }
  if (padding > 0) objects.push(streamed(' '.repeat(padding)));
  return writtenPdf(objects, '/Info 4 0 R');
}

function contentOf(number: number, hasLinks: boolean): string {
  const column = (name: string, x: number): string =>
    Array.from(
      { length: lines },
      (_, line) => `1 0 0 1 ${x} ${720 - line * 14} Tm (${sentence(number, name, line + 1)}) Tj`,
    ).join('\n');
  const links = hasLinks
    ? '1 0 0 1 72 64 Tm (See the end of the report) Tj 1 0 0 1 310 64 Tm (See the web) Tj'
    : '';
  // A figure of bars, beneath the columns.
  const bars = [80, 140, 60, 110, 90]
    .map((height, bar) => `${90 + bar * 80} 130 50 ${height} re f`)
    .join(' ');
  return `0.12 0.35 0.55 rg ${bars} 0 g
    BT /F1 16 Tf 1 0 0 1 72 770 Tm (Leaf ${number} of the report) Tj
    /F1 8.5 Tf ${column('left', 72)} ${column('right', 310)}
    /F1 9 Tf 1 0 0 1 90 112 Tm (Figure ${number}: bars that were counted) Tj ${links} ET`;
}

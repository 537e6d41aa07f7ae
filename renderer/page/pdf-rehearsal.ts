/** Opens, paints and reads a page of a PDF of our own, unseen: most of pdf.js is compiled only when it is first called. */
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openBytes } from './pdf-file.ts';

export async function rehearse(): Promise<void> {
  const pdf = await openBytes({ data: new TextEncoder().encode(smallPdf()) });
  try {
    const page = await pdf.getPage(1);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 100;
    await page.render({ canvas, viewport }).promise;
    const container = document.createElement('div');
    const textContentSource = await page.getTextContent();
    await new TextLayer({ textContentSource, container, viewport }).render();
    await Promise.all([page.getAnnotations(), pdf.getPageLabels()]);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** A page with words in the three faces most met, and a filled path. */
function smallPdf(): string {
  const content =
    '0.2 g 10 10 50 20 re f BT /A 9 Tf 10 80 Td (Words) Tj /B 9 Tf 0 -12 Td (in) Tj /C 9 Tf 0 -12 Td (faces) Tj ET';
  const face = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R
       /Resources << /Font << /A ${face('Helvetica')} /B ${face('Times-Roman')} /C ${face('Courier')} >> >> >>`,
    `<< /Length ${content.length} >> stream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj ${object} endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  const count = objects.length + 1;
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}

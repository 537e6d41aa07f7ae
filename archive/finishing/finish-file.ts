/** Finishing in the parser's process: files in, a file out. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Finish, Lying } from './finish.ts';

export async function finishFile(finish: Finish): Promise<Lying & { readonly written: boolean }> {
  const { printed, heads, to, ...known } = finish;
  // Loaded when it is asked for: the library is large, and most processes never finish anything.
  const { finishPdf } = await import('./finish-pdf.ts');
  const { bytes, ...lying } = await finishPdf(readFileSync(printed), readFileSync(heads), known);
  if (bytes) writeFileSync(to, bytes);
  return { ...lying, written: bytes !== null };
}

/** Finishing in the parser's process: files in, a file out. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Finish, Lying } from './finish.ts';

// Loaded when it is asked for: the library is large, and most processes never finish anything.
const finishing = () => import('./finish-pdf.ts');

/** Loads what finishing needs, while Chromium still prints. */
export async function prepareFinishing(): Promise<void> {
  await finishing();
}

/** Where the places of a printed file lie. */
export async function printedPlaces(file: string): Promise<Lying> {
  const { openPrinted, whereItLies } = await import('./destinations.ts');
  return whereItLies(await openPrinted(readFileSync(file)));
}

export async function finishFile(finish: Finish): Promise<Lying & { readonly written: boolean }> {
  const { printed, heads, to, ...known } = finish;
  const { finishPdf } = await finishing();
  const { bytes, ...lying } = await finishPdf(readFileSync(printed), readFileSync(heads), known);
  if (bytes) writeFileSync(to, bytes);
  return { ...lying, written: bytes !== null };
}

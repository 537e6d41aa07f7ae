/** Sets the pages of those sources that are PDFs behind a printed briefing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasOwnPages } from '../../archive/annotated/own-pages.ts';
import type { BriefingDocument } from '../../archive/contract/document.ts';
import type { ServiceInput } from '../../archive/contract/service.ts';

export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** @param append asks the archive for `service.appendAnnotated` */
export async function appendAnnotated(
  append: (input: ServiceInput<'service.appendAnnotated'>) => Promise<{ pages: number }>,
  { annotated }: BriefingDocument,
  printed: Printed,
): Promise<Printed> {
  const articles = annotated.filter(hasOwnPages);
  if (articles.length === 0) return printed;
  const folder = mkdtempSync(join(tmpdir(), 'dossier-annotated-'));
  try {
    const [document, to] = [join(folder, 'printed.pdf'), join(folder, 'set.pdf')];
    writeFileSync(document, printed.pdf);
    const { pages } = await append({ articles, document, to });
    return { pdf: readFileSync(to), pages };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

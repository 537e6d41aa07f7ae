import { writeExport } from '../briefings/write-export.ts';
import type { ServiceInput, ServiceOutput } from '../contract/service.ts';
import { exportedFactCheck, type Open } from './briefing-check.ts';
import { factCheckCsv } from './factcheck-table.ts';

/** Writes the fact-check of a briefing into a file: the whole of it, or nothing. */
export async function exportFactCheck(
  open: Open,
  { id, format, path, bom = false }: ServiceInput<'factcheck.export'>,
): Promise<ServiceOutput<'factcheck.export'>> {
  const check = exportedFactCheck(open, id);
  if (format === 'csv') writeExport(path, new TextEncoder().encode(factCheckCsv(check, { bom })));
  else {
    // A large library, which nothing else here needs.
    const { factCheckDocx } = await import('./factcheck-docx.ts');
    const date = new Date(open.archive.now()).toISOString().slice(0, 10);
    writeExport(path, await factCheckDocx(check, { date }));
  }
  return { path, sentences: check.counts.sentences, gaps: check.counts.gaps };
}

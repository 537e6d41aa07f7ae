/** An annotated article as a PDF file, from the app’s window. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aloneDocument } from '../../archive/annotated/alone-document.ts';
import { hasOwnPages } from '../../archive/annotated/own-pages.ts';
import { writeExport } from '../../archive/briefings/write-export.ts';
import type { AnnotatedReport } from '../../archive/contract/annotated.ts';
import type { Paper } from '../../archive/contract/shell.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { printBriefing } from './print-briefing.ts';

export async function exportAnnotated(
  service: ServiceHost,
  { id, paper, file }: { id: string; paper: Paper; file: string },
): Promise<AnnotatedReport> {
  const date = new Date().toISOString().slice(0, 10);
  const document = await service.ask('service.annotatedArticle', { id, date });
  const { article } = document;
  const printed = await printBriefing(aloneDocument(document), paper);
  let { pages } = printed;
  if (!hasOwnPages(article)) writeExport(file, printed.pdf);
  else {
    const folder = mkdtempSync(join(tmpdir(), 'dossier-annotated-'));
    try {
      const [list, to] = [join(folder, 'list.pdf'), join(folder, 'set.pdf')];
      writeFileSync(list, printed.pdf);
      ({ pages } = await service.ask('service.annotatePdf', { article, list, to }));
      writeExport(file, readFileSync(to));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return {
    file,
    pages,
    marks: article.marks.length,
    unplaced: article.unplaced.length,
    problem: article.problem,
  };
}

/** A briefing as a PDF file, from the app's window. */

import { writeExport } from '../../archive/briefings/write-export.ts';
import type { Paper } from '../../archive/contract/shell.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { printBriefing } from './print-briefing.ts';

export async function exportBriefing(
  service: ServiceHost,
  { id, paper, file }: { id: string; paper: Paper; file: string },
): Promise<{ file: string; pages: number; undecided: number }> {
  const date = new Date().toISOString().slice(0, 10);
  const document = await service.ask('service.briefingDocument', { id, date });
  const { pdf, pages } = await printBriefing(document, paper);
  writeExport(file, pdf);
  return { file, pages, undecided: document.undecided };
}

/** A briefing as a file, from the app's window. */
import type { ExportReport, ExportSettings } from '../../archive/contract/exporting.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { exportBriefingBy } from './export-steps.ts';
import { printBriefing } from './print-briefing.ts';
import { setFile } from './set-file.ts';

export const exportBriefing = (
  service: ServiceHost,
  input: { id: string; settings: ExportSettings; file: string },
): Promise<ExportReport> =>
  exportBriefingBy(
    { ask: (name, question) => service.ask(name, question), print: printBriefing, set: setFile },
    input,
  );

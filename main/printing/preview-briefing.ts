/** The pages of a briefing for its preview: printed as for a file, which is what makes them worth looking at. */
import type { ExportSettings } from '../../archive/contract/exporting.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { printBriefing } from './print-briefing.ts';

export async function previewBriefing(
  service: ServiceHost,
  { id, paper }: Pick<ExportSettings, 'paper'> & { readonly id: string },
): Promise<{ pdf: Uint8Array<ArrayBuffer>; pages: number }> {
  const date = new Date().toISOString().slice(0, 10);
  const document = await service.ask('service.briefingDocument', { id, date, looking: true });
  const { pdf, pages } = await printBriefing(document, paper);
  return { pdf: new Uint8Array(pdf), pages };
}

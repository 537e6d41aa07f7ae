/** What every command shares: the open archive, and how results are printed. */
import { resolve } from 'node:path';
import type { ServiceInput, ServiceOutput, ServiceRequestName } from '../../archive/contract/service.ts';
import type { ArchiveService } from '../../archive/service/archive-service.ts';
import { reading } from './progress.ts';

export const exitCodes = { done: 0, failed: 1, usage: 2, findings: 3 } as const;

export interface Context {
  readonly service: ArchiveService;
  /** The app's own folder. */
  readonly home: string;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
}

/** Requests that need the index alone; to sync, to verify or to restore also asks for what has vanished. */
const ofKnowledge =
  /^(?:articles|annotations|people|events|records|identities|dates|briefings|editions|matrix|statements|desk|timeline|drafts|documents|factcheck|citing)\.|^service\.(?:briefingDocument|(?:begin|settle|end)Proof|(?:store|drop|note)Edition|editionFile)$/;

/** Opens an archive and asks something of it. */
export async function askArchive<N extends ServiceRequestName>(
  { service }: Context,
  archive: string,
  name: N,
  input: ServiceInput<N>,
): Promise<ServiceOutput<N>> {
  const path = resolve(archive);
  reading(() => {
    if (!service.isOpen(path)) service.open(path);
    // The rest of a first sweep follows the answer.
    if (ofKnowledge.test(name)) service.learnOnce();
    else service.sweepOnce();
  });
  return service.answer(name, input);
}

/** Prints one JSON document, or lines for a person. Nothing else goes to standard output. */
export function print(options: CommonOptions, json: unknown, lines: () => readonly string[]): void {
  const text = options.json ? JSON.stringify(json, null, 2) : lines().join('\n');
  if (text !== '') process.stdout.write(`${text}\n`);
}

/** Rows of cells, set in columns; cells are cut at a width that a terminal has room for. */
export function columns(rows: readonly (readonly string[])[], widest = 60): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, Math.min([...cell].length, widest));
    });
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const characters = [...cell];
        const cut = characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : cell;
        return index === row.length - 1
          ? cut
          : cut + ' '.repeat(Math.max(0, (widths[index] ?? 0) - [...cut].length));
      })
      .join('  ')
      .trimEnd(),
  );
}

export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Generated archives are kept outside the repository, by what they were generated from, and made once. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from './library.ts';
import { type ArchiveFacts, writeArchive } from './write-archive.ts';

/** Raised with every change to what the generator writes. */
export const generatorVersion = 1;

export interface CachedArchive {
  readonly path: string;
  readonly facts: ArchiveFacts;
  /** Folder for what is derived from the same records; removed with the archive. */
  readonly beside: string;
  readonly plan: Plan;
}

/** Where archives, homes and results in progress lie: `DOSSIER_BENCH`, or a folder for temporary files. */
export function benchFolder(): string {
  const folder = process.env.DOSSIER_BENCH ?? join(tmpdir(), 'dossier-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const planFor = (articles: number, light: boolean, seed = 'dossier'): Plan => ({
  seed,
  articles,
  light,
  longest: articles >= 1000 ? 5000 : 0,
});

export function cachedArchive(plan: Plan, say: (line: string) => void): CachedArchive {
  const { seed, articles, light, longest } = plan;
  const name = `v${generatorVersion}-${seed}-${articles}-${longest}${light ? '-light' : ''}`;
  const folder = join(benchFolder(), name);
  const path = join(folder, 'Archive');
  const factsFile = join(folder, 'facts.json');
  if (!existsSync(factsFile)) {
    rmSync(folder, { recursive: true, force: true });
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    const began = performance.now();
    const facts = writeArchive(join(partial, 'Archive'), plan);
    mkdirSync(join(partial, 'beside'));
    writeFileSync(join(partial, 'facts.json'), JSON.stringify(facts));
    renameSync(partial, folder);
    say(
      `generated ${name}: ${facts.changes} changes in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
  }
  const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as ArchiveFacts;
  return { path, facts, beside: join(folder, 'beside'), plan };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureCardSchema } from '../articles/capture.ts';
import type { Hashed } from '../storage/hashed-copy.ts';

/** Compares what went into a bag with what each `capture.json` says had been stored; answers sentences. */
export function captureFindings(archive: string, files: ReadonlyMap<string, Hashed>): string[] {
  const found: string[] = [];
  for (const path of files.keys()) {
    if (!path.endsWith('/capture.json')) continue;
    const folder = path.slice(0, -'capture.json'.length);
    const card = readCard(join(archive, path));
    if (!card) {
      found.push(`“${path}” can’t be read as the description of a stored copy.`);
      continue;
    }
    for (const stored of [card.original, card.reading, card.text, card.layout]) {
      if (stored === null) continue;
      const hashed = files.get(`${folder}${stored.file}`);
      if (!hashed) found.push(`“${folder}${stored.file}” is missing.`);
      else if (hashed.digests.sha256 !== stored.sha256)
        found.push(`“${folder}${stored.file}” is not what was stored: its SHA-256 differs.`);
    }
  }
  return found;
}

function readCard(path: string) {
  try {
    return captureCardSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** References in one of the formats that reference managers read. */
import type { ReferenceFormat } from '../contract/citing.ts';
import { writeBibtex } from './bibtex-write.ts';
import { writeCslJson } from './csl-json.ts';
import type { Reference } from './reference.ts';
import { writeRis } from './ris.ts';

const writers: Readonly<Record<ReferenceFormat, (references: readonly Reference[]) => string>> = {
  bibtex: writeBibtex,
  ris: writeRis,
  'csl-json': writeCslJson,
};

export const writeReferences = (format: ReferenceFormat, references: readonly Reference[]): string =>
  writers[format](references);

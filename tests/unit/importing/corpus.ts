/** Test data that nobody here wrote; it lies beside the project, or is absent. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../../shared/corpus');

/** Folder of the corpus, or undefined. */
export const corpus = existsSync(folder) ? folder : undefined;

/** JSON files that were here when the folder was last compared, and are gone. */
import type { Finding } from '../contract/verifying.ts';
import type { Missing } from '../storage/guard.ts';
import { finding } from './findings.ts';

/** Stored copies that have vanished are found where they are looked for. */
export const vanishedFindings = ({ histories, files }: Missing): Finding[] =>
  [...histories, ...files.map(({ path }) => path)].map((path) =>
    finding('file-vanished', path, `“${path}” was here and is gone. What it says is still known here.`),
  );

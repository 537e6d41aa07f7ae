/** A document as the bytes of a file, in any format but PDF: set in a process of its own, as a long one takes seconds. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BriefingDocument } from '../../archive/contract/document.ts';
import type { WrittenFormat } from '../../archive/contract/formats.ts';
import { ForkedParser } from '../../archive/importing/forked-parser.ts';

export async function setFile(document: BriefingDocument, format: WrittenFormat): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-set-'));
  const parser = new ForkedParser(join(import.meta.dirname, 'parser.js'));
  try {
    const file = join(folder, 'document');
    await parser.setDocument(document, format, file);
    return readFileSync(file);
  } finally {
    parser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

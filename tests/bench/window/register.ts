/** An article of as many paragraphs as marks: of 5,000 about a megabyte. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { CaptureTexts } from '../../../archive/articles/capture-texts.ts';
import { markColors } from '../../../archive/contract/views.ts';
import { importFiles } from '../../../archive/importing/import.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { indexedRows } from '../../../archive/service/indexed-rows.ts';
import { Archive } from '../../../archive/storage/archive.ts';
import { createArchiveFolder } from '../../../archive/storage/archive-folder.ts';

/** Each paragraph has a word of its own, a mark, and words that none is on. */
const paragraph = (number: number): string =>
  `Entry ${number} of the register was copied by hand from the first book and signed by the clerk of the harbour on the same day, free${number} of any remark by those who were present when it was read aloud. It stands there still.`;

export const registerText = (entries: number): string[] =>
  Array.from({ length: entries }, (_, at) => paragraph(at));
export const registerTitle = 'Entry 0 of the register';

export function newArchive(path: string, home: string): void {
  mkdirSync(home, { recursive: true });
  createArchiveFolder(path, home);
}

/** Puts the article with its marks into an archive that is not open. */
export async function addRegister(path: string, home: string, marks: number): Promise<void> {
  const archive = Archive.open(path, { home, rows: indexedRows });
  const folder = mkdtempSync(join(tmpdir(), 'dossier-register-'));
  try {
    const file = join(folder, 'register.txt');
    writeFileSync(file, registerText(marks).join('\n\n'));
    const { imported } = await importFiles([file], { archive, home, parser: parserInProcess });
    const article = imported[0]?.id ?? '';
    const texts = new CaptureTexts(path);
    const text = texts.of(existingArticle(archive, article));
    for (let at = 0, from = 0; at < marks; at++) {
      const unit = text.text.indexOf(`Entry ${at} of`, from);
      from = unit + 1;
      const start = text.points.fromUnit(unit);
      const color = markColors[at % markColors.length] ?? 'key';
      addAnnotation(archive, texts, { article, passage: { start, end: start + 40 }, color });
    }
    archive.checkpoint();
  } finally {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

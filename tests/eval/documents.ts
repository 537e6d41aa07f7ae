/** The texts of an evaluation: pages through the app's own importing, or text files as they are. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseHtmlFile } from '../../archive/importing/html-file.ts';
import { parseTextFile } from '../../archive/importing/text-file.ts';

export interface EvalDocument {
  readonly name: string;
  readonly text: string;
}

/** Fewer words make no article. */
const leastWords = 40;

/** `skipped`: what is there and could not be used, with the reason. */
export function readDocuments(folder: string): {
  readonly documents: EvalDocument[];
  readonly skipped: string[];
} {
  const documents: EvalDocument[] = [];
  const skipped: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    try {
      const text = textAt(path);
      if (text === undefined) skipped.push(`${name}: no source.html`);
      else if ((text.match(/\S+/gu) ?? []).length < leastWords) skipped.push(`${name}: hardly any words`);
      else documents.push({ name, text });
    } catch (error) {
      skipped.push(`${name}: ${(error as Error).message}`);
    }
  }
  return { documents, skipped };
}

function textAt(path: string): string | undefined {
  if (statSync(path).isFile()) return parseTextFile(readFileSync(path)).text;
  const source = join(path, 'source.html');
  return existsSync(source) ? parseHtmlFile(readFileSync(source)).text : undefined;
}

/** Whether a document belongs to the half that thresholds are tuned on, or to the one that is held out. */
export function isOfHalf(name: string, half: string): boolean {
  const sum = [...name].reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7);
  return (sum >>> 3) % 2 === (half === 'tuning' ? 0 : 1);
}

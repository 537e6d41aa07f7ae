/**
 * Pages and PDFs that nobody here wrote. The numbers below are what was reached when they were written down;
 * they may rise, and a change that lets them fall has to say why.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ForkedParser } from '../../../archive/importing/forked-parser.ts';
import { parseHtmlFile } from '../../../archive/importing/html-file.ts';
import { Refusal } from '../../../archive/importing/parsed.ts';
import { corpus } from './corpus.ts';

if (corpus === undefined) console.log('skipped: pages and PDFs of others (../shared/corpus is not here)');

const pages = corpus === undefined ? [] : readdirSync(join(corpus, 'pages')).sort();
const pdfs =
  corpus === undefined
    ? []
    : readdirSync(join(corpus, 'pdf'))
        .filter((name) => name.endsWith('.pdf'))
        .sort();

/** Pages whose text holds at least 90 % of the words expected. */
const pagesWithText = 43;
/** Pages with the title expected. */
const pagesWithTitle = 41;
/** PDFs that are read; the others are refused. */
const pdfsRead = 49;

const metadata = z.object({ title: z.string().nullable() });

const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Share of the words (with how often each stands) that the text holds. */
function shareOf(expected: readonly string[], text: string): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(text)) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of expected) {
    const count = left.get(word) ?? 0;
    if (count > 0) found++;
    left.set(word, count - 1);
  }
  return expected.length === 0 ? 1 : found / expected.length;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe.skipIf(corpus === undefined)('pages of others', () => {
  const missed: string[] = [];
  let withText = 0;
  let withTitle = 0;

  test.each(pages)('%s can be imported', (name) => {
    const folder = join(corpus ?? '', 'pages', name);
    const parsed = parseHtmlFile(readFileSync(join(folder, 'source.html')));
    const expected = new JSDOM(readFileSync(join(folder, 'expected.html'), 'utf8')).window.document;
    const { title } = metadata.parse(
      JSON.parse(readFileSync(join(folder, 'expected-metadata.json'), 'utf8')),
    );
    const share = shareOf(wordsOf(expected.body.textContent ?? ''), parsed.text);
    if (share >= 0.9) withText++;
    else missed.push(`${name}: ${Math.round(share * 100)} % of the words`);
    if (oneLine(parsed.found.title) === oneLine(title ?? '')) withTitle++;
    else missed.push(`${name}: “${parsed.found.title}” for “${title}”`);
    expect(parsed.text).toBe(parsed.text.normalize('NFC'));
  });

  afterAll(() => {
    console.log(
      `pages: ${withText} of ${pages.length} with their words, ${withTitle} with their title\n${missed.join('\n')}`,
    );
  });

  test('have their words and their titles', () => {
    expect(withText).toBeGreaterThanOrEqual(pagesWithText);
    expect(withTitle).toBeGreaterThanOrEqual(pagesWithTitle);
  });
});

describe.skipIf(corpus === undefined)('PDFs of others', () => {
  const built = resolve(import.meta.dirname, '../../../out/main/parser.js');
  const entry = existsSync(built) ? built : join(import.meta.dirname, 'parser-with-tsx.mjs');
  const parser = new ForkedParser(entry, 60_000);
  const refused: string[] = [];
  let read = 0;
  afterAll(() => {
    parser.close();
    console.log(`PDFs: ${read} of ${pdfs.length} read\n${refused.join('\n')}`);
  });

  test.each(pdfs)('%s is read, or refused with a sentence', { timeout: 70_000 }, async (name) => {
    const path = join(corpus ?? '', 'pdf', name);
    try {
      const parsed = await parser.parse({ path, name });
      read++;
      expect(parsed.layout).toHaveLength(parsed.pages ?? 0);
      expect(parsed.text.split('\f')).toHaveLength(parsed.pages ?? 0);
      expect(parsed.found.title).not.toBe('');
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      const { message } = error as Refusal;
      expect(message).not.toMatch(/longer than|breaks the reader/u);
      refused.push(`${name} ${message}`);
    }
  });

  test('are read', () => expect(read).toBeGreaterThanOrEqual(pdfsRead));
});

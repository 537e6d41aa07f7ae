/** Archives made for measuring must be archives: a bench on files that the app finds fault with measures nothing. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readCanonicalText } from '../../../archive/anchoring/canonical-text.shared.ts';
import { articleView } from '../../../archive/articles/article-views.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { Library, type Plan } from '../../bench/generator/library.ts';
import { writeArchive } from '../../bench/generator/write-archive.ts';
import { contentsOf, openArchive, temporaryFolder } from '../archive-in-folder.ts';

const plan: Plan = { seed: 'a test', articles: 40, light: false, longest: 60 };

function generated(changed: Partial<Plan> = {}) {
  const path = join(temporaryFolder(), 'Archive');
  return { path, facts: writeArchive(path, { ...plan, ...changed }) };
}

describe('a generated archive', () => {
  test('is one in which verify finds nothing, and its marks stand where they say', async () => {
    const { path, facts } = generated();
    const opened = openArchive(path, { home: temporaryFolder() });
    const verification = await verifyArchive(opened.archive);
    expect(verification.findings).toEqual([]);
    expect(verification.checked).toMatchObject({ articles: 40, captures: 40, annotations: facts.marks });
    const states = facts.sample.flatMap((id) =>
      articleView(opened.archive, opened.texts, id).annotations.map(({ state }) => state),
    );
    expect(states.length).toBeGreaterThan(50);
    expect(new Set(states)).toEqual(new Set(['exact']));
  });

  test('has checkpoints that say what the histories say: their device has nothing to write', () => {
    const { path, facts } = generated();
    const before = contentsOf(path);
    const home = temporaryFolder();
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'device.json'), JSON.stringify({ format: 1, id: facts.devices[0] }));
    const { archive } = openArchive(path, { home });
    archive.close();
    expect(contentsOf(path)).toEqual(before);
  });

  test('has reading copies whose text is the stored one', () => {
    const { path } = generated();
    const files = Object.keys(contentsOf(path));
    const readings = files.filter((file) => file.endsWith('reading.html'));
    expect(readings).toHaveLength(40);
    for (const file of readings) {
      const { document } = new JSDOM(readFileSync(join(path, file), 'utf8')).window;
      const { text } = readCanonicalText(document.querySelector('article') as never);
      const stored = JSON.parse(readFileSync(join(path, file, '..', 'text.json'), 'utf8')) as {
        text: string;
      };
      expect(text).toBe(stored.text);
      expect(text.normalize('NFC')).toBe(text);
    }
  });

  test('is the same for the same seed, and another for another', () => {
    const first = contentsOf(generated().path);
    expect(contentsOf(generated().path)).toEqual(first);
    const other = generated({ seed: 'another' });
    expect(Object.keys(contentsOf(other.path)).filter((file) => file in first && file.includes('['))).toEqual(
      [],
    );
  });

  test('is of the asked size, light or not', () => {
    const library = new Library({ ...plan, light: true, articles: 500 });
    const articles = [...library.articles()];
    const marks = articles.slice(1).map((article) => article.marks.length);
    expect(articles[0]?.marks).toHaveLength(60);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(500);
    // Zipf-like: most have none, a few have many.
    expect(marks.filter((count) => count === 0).length).toBeGreaterThan(250);
    expect(Math.max(...marks)).toBeGreaterThan(10);
    expect(articles[1]?.text.length).toBeLessThan(600);
  });
});

/** Archives made for measuring must be archives: a bench on files that the app finds fault with measures nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCanonicalText } from '../../../archive/anchoring/canonical-text.shared.ts';
import { articleView } from '../../../archive/articles/article-views.ts';
import { changeSchema } from '../../../archive/storage/change.ts';
import { checkpointDevices, homeFolders, homeOf, nouns } from '../../../archive/storage/layout.ts';
import { stampDevice } from '../../../archive/storage/stamp.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { Library, type Plan } from '../../bench/generator/library.ts';
import { writeArchive } from '../../bench/generator/write-archive.ts';
import { contentsOf, openArchive, temporaryFolder } from '../archive-in-folder.ts';

/** Address, then field. */
type DeviceFacts = Record<string, Record<string, unknown>>;

const plan: Plan = { seed: 'a test', articles: 25, light: false, longest: 60 };

function generated(changed: Partial<Plan> = {}) {
  const path = join(temporaryFolder(), 'Archive');
  return { path, facts: writeArchive(path, { ...plan, ...changed }) };
}

let made: ReturnType<typeof generated>;
beforeAll(() => {
  made = generated();
});

describe('a generated archive', () => {
  test('is one in which verify finds nothing, and its marks stand where they say', async () => {
    const { path, facts } = made;
    const opened = openArchive(path, { home: temporaryFolder() });
    const verification = await verifyArchive(opened.archive);
    expect(verification.findings).toEqual([]);
    expect(verification.checked).toMatchObject({ articles: 25, captures: 25, annotations: facts.marks });
    const states = facts.sample.flatMap((id) =>
      articleView(opened.archive, opened.texts, id).annotations.map(({ state }) => state),
    );
    expect(states.length).toBeGreaterThan(50);
    expect(new Set(states)).toEqual(new Set(['exact']));
  });

  test('has histories in the order of their stamps, and checkpoints that say just what they say', () => {
    const { path, facts } = made;
    const said: Record<string, DeviceFacts> = {};
    for (const device of facts.devices) {
      const changes = linesOf(path, device).map((line) => changeSchema.parse(JSON.parse(line)));
      const stamps = changes.map(({ stamp }) => stamp);
      expect(stamps.length).toBeGreaterThan(0);
      expect(stamps).toEqual([...new Set(stamps)].sort());
      expect(stamps.every((stamp) => stampDevice(stamp) === device)).toBe(true);
      for (const { stamp, writes } of changes)
        for (const { of, field, value, replaces } of writes) {
          const place = `${device} ${homeOf(of)}`;
          const write = replaces === undefined ? { stamp, value } : { stamp, value, replaces };
          said[place] = { ...said[place], [of]: { ...said[place]?.[of], [field]: write } };
        }
    }
    const written = Object.fromEntries(
      nouns.flatMap((noun) =>
        [...homeFolders(path, noun)].flatMap(({ home, folder }) =>
          checkpointDevices(join(path, folder)).map((device) => {
            const text = readFileSync(join(path, folder, `${device}.json`), 'utf8');
            return [`${device} ${home}`, (JSON.parse(text) as { things: DeviceFacts }).things];
          }),
        ),
      ),
    );
    expect(written).toEqual(said);
  });

  test('has reading copies whose text is the stored one', () => {
    const { path } = made;
    const files = Object.keys(contentsOf(path));
    const readings = files.filter((file) => file.endsWith('reading.html'));
    expect(readings).toHaveLength(25);
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
    const small = { articles: 6, light: true, longest: 0 };
    const first = contentsOf(generated(small).path);
    expect(contentsOf(generated(small).path)).toEqual(first);
    const other = contentsOf(generated({ ...small, seed: 'another' }).path);
    expect(Object.keys(other).filter((file) => file in first && file.includes('['))).toEqual([]);
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

function linesOf(archive: string, device: string): string[] {
  const folder = join(archive, 'history', device);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '');
}

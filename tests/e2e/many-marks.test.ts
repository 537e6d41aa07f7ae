/** Thousands of marks in one article: those of which nobody knows where they stand, made beside it while it is open. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { MarksReport } from '../../archive/contract/exchanging.ts';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'The register');
const doubtful = 2_500;

const paragraph = (at: number): string =>
  `Entry ${at} was copied by hand from the first book, signed by the clerk of the harbour, and read aloud${at}.`;
const noted = (at: number) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  id: `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  body: { type: 'TextualBody', value: `Reading no. ${at}`, purpose: 'commenting' },
  created: new Date(Date.UTC(2026, 9, 1, 0, 0, at)).toISOString(),
  target: {
    source: 'https://register.example/',
    selector: { type: 'TextQuoteSelector', exact: 'signed by the clerk of the harbour' },
  },
});

let app: AppUnderTest | undefined;
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('of thousands of doubtful marks those in view are drawn, one is put in its place, a new one is saved among them', async () => {
  const text = join(scratch.path, 'register.txt');
  writeFileSync(text, Array.from({ length: 300 }, (_, at) => paragraph(at)).join('\n\n'));
  const file = join(scratch.path, 'marks.jsonld');
  writeFileSync(file, JSON.stringify(Array.from({ length: doubtful }, (_, at) => noted(at))));
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, text]);
  const [article] = await dossierJson<{ id: string }[]>(home, ['list', archive]);

  app = await startApp(home);
  const { window } = app;
  const hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.resize(1400, 860);
  await window.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
  await hands.page();

  const report = await dossierJson<MarksReport>(home, [
    ...['annotations', 'import', archive, file, '--into', article?.id ?? ''],
  ]);
  expect(report.states).toMatchObject({ ambiguous: doubtful });
  const list = window.getByRole('region', { name: 'Marks that are not where they were' });
  const rows = list.getByRole('listitem');
  await expect
    .poll(() => rows.first().getAttribute('aria-setsize'), { timeout: 20_000 })
    .toBe(String(doubtful));
  await expect.poll(() => rows.count()).toBeLessThan(30);
  await list
    .getByText(/may stand at 20 or more places of this copy/)
    .first()
    .waitFor();
  await picture(window, 'doubtful-marks');
  await list.getByText('Reading no. 0', { exact: true }).waitFor();
  // What is measured on the way makes the list longer or shorter.
  const last = list.getByText(`Reading no. ${doubtful - 1}`);
  await expect
    .poll(async () => {
      await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      return last.count();
    })
    .toBe(1);
  await list.evaluate((element) => element.scrollTo({ top: 0 }));

  // A mark among them is drawn and saved as ever.
  await hands.doubleClick('aloud7');
  await hands.press('2');
  await hands.savedCard('aloud7');

  // Put in its place, side by side, by keys.
  await list.getByRole('button', { name: 'Choose the place…' }).first().click();
  const places = window.getByRole('option');
  await places.first().waitFor();
  await picture(window, 'doubtful-mark-put-again');
  await hands.press('j');
  await expect.poll(() => window.getByRole('option', { selected: true }).count()).toBe(1);
  await window.emulateMedia({ colorScheme: 'dark' });
  await picture(window, 'doubtful-mark-put-again-dark');
  await hands.resize(900, 760);
  await picture(window, 'doubtful-mark-put-again-narrow');
  await window.emulateMedia({ colorScheme: 'light' });
  await hands.resize(1400, 860);
  await window.getByRole('button', { name: 'Put it here' }).click();
  await expect
    .poll(() => rows.first().getAttribute('aria-setsize'), { timeout: 10_000 })
    .toBe(String(doubtful - 1));

  // What is typed while the palette opens is in its field.
  await hands.press('Control+k', 'h', 'i', 's', 't');
  const field = window.getByRole('textbox', { name: 'Go to anything' });
  await expect.poll(() => field.inputValue()).toBe('hist');
  await hands.press('Escape');
  await field.waitFor({ state: 'hidden' });
  await (await hands.page()).evaluate(() => self.focus());
  await hands.press('Control+k', 'r', 'e', 'a', 'd', 'Backspace');
  await expect.poll(() => field.inputValue()).toBe('rea');
  expect(app.complaints).toEqual([]);
});

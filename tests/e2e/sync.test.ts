/** Syncing with another folder, by the command line and in the window. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RememberedFolder, SyncReport } from '../../archive/contract/sync.ts';
import {
  type AppUnderTest,
  answerDialogs,
  filesBelow,
  picture,
  scratchFolder,
  startApp,
} from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
let app: AppUnderTest | undefined;
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const listed = (home: string, archive: string): Promise<{ id: string; title: string }[]> =>
  dossierJson(home, ['list', archive]);
const sorted = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id).sort();

/** Which of the devices is this one is told differently on each. */
const withoutHere = (told: unknown): unknown =>
  JSON.parse(JSON.stringify(told, (key, value) => (key === 'here' ? undefined : value)));

describe('dossier sync', () => {
  const [homeA, homeB] = [join(scratch.path, 'home A'), join(scratch.path, 'home B')];
  const [a, b] = [join(scratch.path, 'Desk'), join(scratch.path, 'Stick', 'Desk')];

  test('makes a copy, and brings two devices together', async () => {
    await dossierJson(homeA, ['sample', a]);
    const before = filesBelow(a).length;
    const planned = await dossierJson<SyncReport>(homeA, ['sync', a, b, '--dry-run']);
    expect(planned).toMatchObject({ dryRun: true, newCopy: true, decisions: [] });
    expect(existsSync(b)).toBe(false);
    expect(filesBelow(a)).toHaveLength(before);
    const copied = await dossierJson<SyncReport>(homeA, ['sync', a, b]);
    expect(copied).toEqual({ ...planned, dryRun: false });
    expect(await listed(homeB, b)).toEqual(await listed(homeA, a));

    const people = await dossierJson<{ id: string; name: string }[]>(homeA, ['people', 'list', a]);
    const person = people[0]?.id ?? '';
    await dossierJson(homeB, ['people', 'edit', b, person, '--description', 'As they see it']);
    await dossierJson(homeA, ['people', 'edit', a, person, '--description', 'As we see it']);
    const page = join(scratch.path, 'note.txt');
    writeFileSync(page, 'A note that was made on the way, and that nobody at the desk has seen so far.');
    await dossierJson(homeB, ['import', b, page]);
    const report = await dossierJson<SyncReport>(homeA, ['sync', a, b], 3);
    expect(report.came.amounts).toMatchObject({
      articles: { new: 1, changed: 0 },
      people: { new: 0, changed: 1 },
    });
    expect(report.merged).toEqual([
      expect.objectContaining({ address: `people/${person}`, field: 'description', holds: 'both' }),
    ]);
    expect(sorted(await listed(homeA, a))).toEqual(sorted(await listed(homeB, b)));
    const [here, there] = await Promise.all(
      [
        [homeA, a],
        [homeB, b],
      ].map(([home = '', path = '']) => dossierJson(home, ['people', 'show', path, person])),
    );
    expect(withoutHere(here)).toEqual(withoutHere(there));
    expect(JSON.stringify(here)).toMatch(/As they see it.*As we see it|As we see it.*As they see it/);
    // Checkpoints of the commands just run may follow; then there is nothing left to do.
    await dossier(homeA, 'sync', a, b);
    const idle = await dossier(homeA, 'sync', a, b);
    expect(idle).toMatchObject({ code: 0, out: 'Both folders hold the same.\n' });
    for (const folder of [a, b])
      expect((await dossierJson<{ findings: [] }>(homeA, ['verify', folder])).findings).toEqual([]);
  });

  test('says in words what it did, and refuses what it can’t sync with', async () => {
    const words = await dossier(homeA, 'sync', a, join(scratch.path, 'Second'));
    expect(words.code).toBe(0);
    expect(words.out).toMatch(/^New copy: .*Second\nCame: nothing\nWent: \d+ new articles, .* files, /);
    const full = join(scratch.path, 'Full');
    mkdirSync(full);
    writeFileSync(join(full, 'holiday.jpg'), 'x');
    const refused = await dossier(homeA, 'sync', a, full);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/is neither a copy of “Desk” nor empty/);
    expect((await dossier(homeA, 'sync', a)).code).toBe(2);
    const help = await dossier(homeA, 'sync', '--help');
    expect(help.out).toMatch(/--dry-run[\s\S]*Example:/);
  });
});

describe('the Sync screen', () => {
  test('chooses a stick, makes a copy on it, brings home what was done there', async () => {
    const home = join(scratch.path, 'home W');
    const other = join(scratch.path, 'home V');
    const archive = join(scratch.path, 'Investigation');
    const stick = join(scratch.path, 'STICK');
    mkdirSync(stick);
    writeFileSync(join(stick, 'holiday.jpg'), 'x');
    await dossierJson(home, ['sample', archive]);
    app = await startApp(home);
    const { window } = app;
    window.setDefaultTimeout(15_000);
    const hands = new Hands(app);
    await hands.openArchive(archive);
    await hands.goTo('Sync');
    await window.getByRole('heading', { name: 'Take the archive along' }).waitFor();
    await picture(window, 'sync-empty');

    await answerDialogs(app.app, { open: [stick] });
    await window.getByRole('button', { name: 'Check a folder first…' }).click();
    await window.getByRole('heading', { name: 'A sync would make a copy' }).waitFor();
    const copy = join(stick, 'Investigation');
    expect(readdirSync(stick)).toEqual(['holiday.jpg']);
    await picture(window, 'sync-checked');
    await window.getByRole('button', { name: 'Sync now' }).click();
    await window.getByRole('heading', { name: 'The copy is made' }).waitFor();
    expect(sorted(await listed(other, copy))).toEqual(sorted(await listed(home, archive)));

    // Elsewhere the copy is worked on, and the same text is changed here.
    const [person] = await dossierJson<{ id: string; name: string }[]>(home, ['people', 'list', archive]);
    await dossierJson(other, ['people', 'add', copy, 'Somebody Met On The Way']);
    await dossierJson(other, ['people', 'edit', copy, person?.id ?? '', '--description', 'Seen from there']);
    await dossierJson(home, ['people', 'edit', archive, person?.id ?? '', '--description', 'Seen from here']);
    await window.getByRole('button', { name: 'Sync with Investigation' }).click();
    const report = window.getByRole('region', { name: 'Report of the sync' });
    await report.getByRole('heading', { name: 'Synced' }).waitFor();
    await report.getByText('1 thing needs a decision').waitFor();
    await report.getByRole('region', { name: 'Came here' }).getByText('1 new person').waitFor();
    await picture(window, 'sync-report');
    await report.getByRole('button', { name: 'Somebody Met On The Way' }).click();
    await window.getByText('Somebody Met On The Way').first().waitFor();
    await hands.press('[');
    await report.waitFor();

    // Dark and narrow.
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 700));
    await window.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    await picture(window, 'sync-dark-narrow');

    // The stick is pulled out.
    cpSync(copy, join(scratch.path, 'elsewhere'), { recursive: true });
    rmSync(copy, { recursive: true });
    await hands.goTo('Library');
    const folders = await window.evaluate(() =>
      (globalThis as unknown as Window).dossier.requests['sync.folders']({}),
    );
    expect((folders as { value: RememberedFolder[] }).value).toMatchObject([{ path: copy, there: false }]);
    const id = (folders as { value: RememberedFolder[] }).value[0]?.id ?? '';
    const away = await window.evaluate(
      (folder) => (globalThis as unknown as Window).dossier.requests['sync.run']({ folder, dryRun: false }),
      id,
    );
    expect(away).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(existsSync(copy)).toBe(false);
    expect(app.complaints).toEqual([]);
  });
});

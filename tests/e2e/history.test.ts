/** The history, going back, the trash and the author's name: by the command line, and in the window. */
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Change {
  readonly stamp: string;
  readonly at: string;
  readonly author: string;
  readonly device: { readonly id: string; readonly name: string; readonly own: boolean };
  readonly entries: {
    readonly what: string;
    readonly field: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}
interface Listed {
  readonly changes: Change[];
  readonly more: boolean;
}
interface Restored {
  readonly trashed: number;
  readonly untrashed: number;
  readonly changed: number;
  readonly stamps: string[];
}
interface Named {
  readonly id: string;
  readonly name: string;
}

const scratch = scratchFolder();
afterAll(() => scratch.remove());

describe('on the command line', () => {
  const home = join(scratch.path, 'home');
  const archive = join(scratch.path, 'Told');
  const people = () => dossierJson<Named[]>(home, ['people', 'list', archive]);

  test('a change is told, undone, done again; the archive goes back, and forward again', async () => {
    expect(await dossierJson(home, ['author'])).toEqual({ name: '', asked: false });
    expect(await dossierJson(home, ['author', 'Ana Sá'])).toEqual({ name: 'Ana Sá', asked: true });
    await dossierJson(home, ['new', archive]);
    const { id } = await dossierJson<Named>(home, [
      'people',
      'add',
      archive,
      'Anna',
      '--description',
      'A pilot',
    ]);
    const moment = new Date().toISOString();
    await dossierJson(home, ['people', 'edit', archive, id, '--name', 'Ana']);
    await dossierJson(home, ['people', 'add', archive, 'Bo']);

    const told = await dossier(home, 'history', archive, id);
    expect(told.out).toContain('person Ana: name changed: “Anna” → “Ana”');
    expect(told.out).toContain(`Ana Sá, ${hostname()}`);
    const { changes } = await dossierJson<Listed>(home, ['history', archive, id, '--limit', '1']);
    expect(changes).toMatchObject([
      {
        author: 'Ana Sá',
        device: { name: hostname(), own: true },
        entries: [{ field: 'name', from: 'Anna', to: 'Ana' }],
      },
    ]);
    const stamp = changes[0]?.stamp ?? '';
    const undone = await dossierJson<{ stamps: string[] }>(home, ['undo', archive, stamp]);
    expect((await people()).map(({ name }) => name).sort()).toEqual(['Anna', 'Bo']);
    const refused = await dossier(home, 'undo', archive, stamp);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('undone already');
    await dossierJson(home, ['undo', archive, ...undone.stamps]);
    expect((await people()).map(({ name }) => name).sort()).toEqual(['Ana', 'Bo']);

    const dry = await dossierJson<Restored>(home, ['restore', archive, '--to', moment, '--dry-run']);
    expect(dry).toMatchObject({ trashed: 1, untrashed: 0, changed: 1, stamps: [] });
    const back = await dossier(home, 'restore', archive, '--to', moment);
    expect(back.out).toContain('1 thing went to the trash, 1 got back what stood there');
    expect((await people()).map(({ name }) => name)).toEqual(['Anna']);
    const listed = await dossierJson<Named[]>(home, ['trash', archive]);
    expect(listed.map(({ name }) => name)).toEqual(['Bo']);
    const again = /undo ([\d\w -]+)$/m.exec(back.out)?.[1]?.split(' ') ?? [];
    expect(again).toHaveLength(2);
    await dossierJson(home, ['undo', archive, ...again]);
    expect((await people()).map(({ name }) => name).sort()).toEqual(['Ana', 'Bo']);
    expect((await dossier(home, 'trash', archive)).out).toBe('The trash is empty.\n');

    // The trash is emptied only when that is said, and of nothing but what is in it.
    for (const { id: trashed } of (await people()).filter(({ name }) => name === 'Bo'))
      await dossierJson(home, ['trash', archive, trashed]);
    const shown = await dossier(home, 'empty-trash', archive);
    expect(shown).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Would destroy 1 thing.*\n .* Bo\n/),
    });
    expect(shown.out).toContain('Backups of the archive');
    expect(shown.out).toContain('Nothing was destroyed. Say so with --yes');
    expect(await dossierJson<Named[]>(home, ['trash', archive])).toHaveLength(1);
    expect(await dossierJson(home, ['empty-trash', archive, '--yes'])).toMatchObject({
      destroyed: true,
      things: [{ noun: 'people', title: 'Bo' }],
    });
    expect((await dossier(home, 'empty-trash', archive, '--yes')).out).toBe('The trash is empty.\n');
    expect((await people()).map(({ name }) => name)).toEqual(['Ana']);

    for (const [to, words] of [
      ['2196-01-01', 'has not come yet'],
      ['1999-01-01', 'was made on'],
      ['last week', 'is not a moment'],
    ] as const) {
      const ran = await dossier(home, 'restore', archive, '--to', to);
      expect([ran.code, ran.out]).toEqual([1, '']);
      expect(ran.err).toContain(words);
    }
  });
});

describe('in the window', () => {
  const home = join(scratch.path, 'window');
  const archive = join(scratch.path, 'Shown');
  const copy = join(scratch.path, 'Elsewhere');
  const there = join(scratch.path, 'there');
  let app: AppUnderTest | undefined;
  let hands: Hands;

  beforeAll(async () => {
    await dossierJson(home, ['sample', archive]);
    cpSync(archive, copy, { recursive: true });
    app = await startApp(home);
    app.window.setDefaultTimeout(10_000);
    hands = new Hands(app);
    await hands.openArchive(archive);
  });
  afterAll(async () => {
    await app?.close();
  });

  const people = () => dossierJson<Named[]>(home, ['people', 'list', archive]);
  const idOf = async (part: string) => (await people()).find(({ name }) => name.includes(part))?.id ?? '';
  const changed = (words: RegExp) => hands.window.getByRole('button', { name: words });

  test('the name is asked for after the first mark, and kept', async () => {
    const { window } = hands;
    const first = window.getByRole('list', { name: 'Articles' }).getByRole('button').first();
    await first.click();
    const frame = await hands.page();
    const words = await frame.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const found = /\b\p{Ll}{7,}\b/u.exec(node.textContent ?? '');
        if (found && !node.parentElement?.closest('script, style')) return found[0];
      }
      return '';
    });
    await hands.doubleClick(words);
    await hands.press('6');
    const form = window.getByRole('form', { name: 'Your name' });
    await form.waitFor();
    await picture(window, 'author-asked');
    await form.getByRole('textbox').fill('Ana Sá');
    await form.getByRole('button', { name: 'Keep' }).click();
    await form.waitFor({ state: 'hidden' });
    expect(await dossierJson(home, ['author'])).toEqual({ name: 'Ana Sá', asked: true });
  });

  test('a change is found in the history of its thing, shown with what stood there, and undone', async () => {
    const { window } = hands;
    const id = await idOf('Odile');
    const long =
      'Ship’s chandler in the old harbour since 1998. She kept the ledgers of the gate’s suppliers, lent them to the auditors in the spring, and got them back with pages missing. ';
    await dossierJson(home, ['people', 'edit', archive, id, '--description', long.repeat(3).trim()]);
    await dossierJson(home, [
      'people',
      'edit',
      archive,
      id,
      '--description',
      long
        .repeat(3)
        .trim()
        .replace('in the spring', 'in June 2022')
        .replace('pages missing', 'two pages missing'),
    ]);
    await dossierJson(home, ['people', 'edit', archive, id, '--name', 'Odile Brueckner', '--alias', 'O. B.']);
    await hands.goTo('People');
    await window.getByRole('button', { name: /^Odile Brueckner/ }).click();
    await window.getByRole('main').getByRole('button', { name: 'History', exact: true }).click();
    await window.getByRole('heading', { name: 'History' }).waitFor();
    await window.getByText('Name changed').waitFor();
    await picture(window, 'history-person');
    const row = changed(/^Open the change at .*: Odile Brueckner, name changed/);
    await row.focus();
    await hands.press('Enter');
    await window.getByRole('button', { name: 'Undo this change' }).click();
    await expect.poll(async () => (await people()).map(({ name }) => name)).toContain('Odile Brückner');
    await window.getByText('The change was undone.').waitFor();
    await picture(window, 'history-undone');
    // Undone, it can't be undone again; and it is said why.
    await window.getByText(/undone already|can't be undone/).waitFor();
    const undo = window.getByRole('button', { name: 'Undo this change' });
    await expect.poll(() => undo.isDisabled()).toBe(true);
    await changed(/^Open the change at .*description changed/)
      .first()
      .click();
    await picture(window, 'history-prose');
    await window.getByRole('button', { name: 'Show the history of the whole archive' }).click();
    await window.getByText('Highlight', { exact: false }).first().waitFor();
    await picture(window, 'history');
  });

  test('the archive goes back to a moment after saying what that changes, and forward again', async () => {
    const { window } = hands;
    const moment = new Date(Date.now() + 10);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const id = await idOf('Noémie');
    await dossierJson(home, ['people', 'edit', archive, id, '--name', 'Noémie X']);
    await dossierJson(home, ['people', 'add', archive, 'Made Later']);
    await hands.goTo('History');
    await window.getByRole('button', { name: 'Go back to a moment…' }).first().click();
    const dialog = window.getByRole('dialog');
    await dialog.getByText('Nothing has changed since then.').waitFor();
    const two = (number: number) => String(number).padStart(2, '0');
    const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
    moment.setSeconds(moment.getSeconds() + 1);
    await dialog
      .getByLabel('Moment')
      .fill(`${day}T${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`);
    await dialog.getByText('1 thing goes to the trash, 1 gets back what stood there.').waitFor();
    await picture(window, 'restore-dialog');
    await dialog.getByRole('button', { name: 'Go back' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await people()).some(({ name }) => name === 'Made Later')).toBe(false);
    expect(await idOf('Noémie Falkenrath')).toBe(id);
    await hands.undo('Back to');
    await expect
      .poll(async () => (await people()).map(({ name }) => name))
      .toEqual(expect.arrayContaining(['Made Later', 'Noémie X']));
  });

  test('what was edited elsewhere and trashed here is in the trash with the edit, is said, and comes back', async () => {
    const { window } = hands;
    const id = await idOf('Odile');
    await hands.goTo('Trash');
    await window.getByText('The trash is empty').waitFor();
    await dossierJson(home, ['trash', archive, id]);
    await dossierJson(there, ['author', 'Bo']);
    await dossierJson(there, ['people', 'edit', copy, id, '--description', 'Edited elsewhere']);
    await window.getByRole('button', { name: /^Take out Odile/ }).waitFor();
    carryHistories(copy, archive);
    await window.getByText(/edited meanwhile .*It is in the trash, with the edit\./).waitFor();
    await window.getByText('Edited meanwhile, and kept:').waitFor();
    await picture(window, 'trash');
    await window.getByRole('alert').getByRole('button', { name: 'Take out' }).click();
    await expect
      .poll(() => dossierJson<{ description: string }[]>(home, ['people', 'list', archive]))
      .toContainEqual(
        expect.objectContaining({ id, description: expect.stringContaining('Edited elsewhere') }),
      );
    await window.getByText('The trash is empty').waitFor();
    // Two have worked here now: marks and changes say who made them.
    await hands.goTo('History');
    await window.getByText(/^Bo, /).first().waitFor();
  });

  test('is looked at in the dark, in a narrow window, and with long titles', async () => {
    const { window } = hands;
    const articles = await dossierJson<{ id: string }[]>(home, ['list', archive]);
    const title =
      'An inquiry into the procurement of the tidal gate, its maintenance and its eventual failure '.repeat(
        3,
      );
    await dossierJson(home, ['edit', archive, articles[0]?.id ?? '', '--title', title.trim()]);
    await dossierJson(home, ['trash', archive, articles[0]?.id ?? '']);
    await hands.resize(900, 640);
    await window.getByText('Moved to the trash').first().waitFor();
    await expect.poll(() => hands.scrollsSideways()).toBe(false);
    await picture(window, 'history-narrow');
    await window.emulateMedia({ colorScheme: 'dark' });
    await picture(window, 'history-dark');
    await hands.goTo('Trash');
    await window.getByRole('button', { name: /^Take out An inquiry/ }).waitFor();
    await expect.poll(() => hands.scrollsSideways()).toBe(false);
    await picture(window, 'trash-dark-narrow');
  });

  test('the trash is emptied once that is understood, but for what was taken out meanwhile', async () => {
    const { window } = hands;
    const [odile, noemie] = [await idOf('Odile'), await idOf('Noémie')];
    for (const id of [odile, noemie]) await dossierJson(home, ['trash', archive, id]);
    await window.getByText('3 things', { exact: true }).waitFor();
    const before = (await people()).length;
    const articles = await dossierJson<unknown[]>(home, ['list', archive]);
    const empty = window.getByRole('button', { name: 'Empty the trash…' });
    await empty.click();
    const dialog = window.getByRole('dialog', { name: 'Destroy for good' });
    await dialog.getByText('3 things: 2 people, 1 article').waitFor();
    for (const name of [/^An inquiry/, /^Odile/, /^Noémie/]) await dialog.getByTitle(name).waitFor();
    await dialog.getByText('Backups of the archive', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await dossierJson<unknown[]>(home, ['trash', archive])).toHaveLength(3);

    await empty.click();
    await dialog.getByRole('checkbox', { name: 'I understand that these 3 can’t be taken back' }).check();
    await picture(window, 'trash-emptied');
    await dossierJson(home, ['untrash', archive, odile]);
    await window.getByText('2 things', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: /^Destroy all/ }).click();
    await window.getByText('2 things: 1 person, 1 article destroyed.').waitFor();
    await window.getByText('The trash is empty').waitFor();
    expect((await people()).map(({ id }) => id)).toContain(odile);
    expect(await people()).toHaveLength(before + 1);
    expect(await dossierJson(home, ['list', archive])).toEqual(articles);
    expect(app?.complaints).toEqual([]);
  });
});

/** What a syncer does: brings the other device's history over, line by line. */
function carryHistories(from: string, to: string): void {
  const known = new Set(readdirSync(join(to, 'history')));
  for (const device of readdirSync(join(from, 'history'))) {
    if (known.has(device)) continue;
    mkdirSync(join(to, 'history', device));
    for (const name of readdirSync(join(from, 'history', device)))
      appendFileSync(join(to, 'history', device, name), readFileSync(join(from, 'history', device, name)));
  }
}

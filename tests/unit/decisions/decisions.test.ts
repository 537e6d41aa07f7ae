/** Two copies of an archive, written to while apart; histories are carried between them as a syncer does. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAnnotation, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { addBlocks, addBriefing, briefingView, editBlock } from '../../../archive/briefings/briefing.ts';
import { listDecisions, settle } from '../../../archive/decisions/decisions.ts';
import { readProse, versionLabel } from '../../../archive/decisions/prose.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { addEvent, editEvent } from '../../../archive/events/event.ts';
import { addPerson, editPerson, personView } from '../../../archive/people/person.ts';
import {
  importContent,
  newArchive,
  openArchive,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

/** A copy of the archive's folder, opened on a device of its own. */
function copyOf({ archive, path }: TestArchive, author = ''): TestArchive {
  archive.checkpoint();
  const copy = join(temporaryFolder(), 'My archive');
  cpSync(path, copy, { recursive: true });
  return openArchive(copy, { home: temporaryFolder(), author });
}

/** Brings what the others have said into each copy. */
function exchange(...copies: readonly TestArchive[]): void {
  for (const from of copies)
    for (const to of copies)
      for (const device of readdirSync(join(from.path, 'history')))
        if (device !== to.archive.device && device === from.archive.device)
          cpSync(join(from.path, 'history', device), join(to.path, 'history', device), { recursive: true });
  for (const { archive } of copies) archive.refresh();
}

const texts = (place: TestArchive, of: string, field = 'description'): string[] =>
  readProse(place.archive, of, field).versions.map(({ text }) => text);

/** A person whose description was written at once in two copies. */
function apart(): { here: TestArchive; there: TestArchive; id: string; of: string } {
  const here = newArchive({ author: 'Ana' });
  const id = addPerson(here.archive, { name: 'Inês Carvalhão', description: 'clerk' });
  const there = copyOf(here, 'Bela');
  editPerson(here.archive, { id, description: 'clerk of the office' });
  editPerson(there.archive, { id, description: 'former clerk' });
  exchange(here, there);
  return { here, there, id, of: `people/${id}` };
}

describe('a text that was written at once on two devices', () => {
  test('is there in both versions, with who wrote them, on either device', () => {
    const { here, there, id, of } = apart();
    for (const place of [here, there]) {
      const { description, descriptionSeen, descriptionVersions } = personView(
        place.archive,
        place.texts,
        id,
      );
      expect(descriptionVersions).toMatchObject([
        { text: 'clerk of the office', author: 'Ana', device: here.archive.device },
        { text: 'former clerk', author: 'Bela', device: there.archive.device },
      ]);
      expect(descriptionVersions.map((version) => version.here)).toEqual([place === here, place === there]);
      expect(descriptionSeen).toEqual(descriptionVersions.map(({ name }) => name));
      // Where one text is wanted, none of the two passes for it.
      for (const version of descriptionVersions)
        expect(description).toContain(`[${versionLabel(version)}]\n${version.text}`);
      expect(listDecisions(place.archive)).toMatchObject([
        { of, field: 'description', kind: 'person', title: 'Inês Carvalhão', seen: descriptionSeen },
      ]);
    }
  });

  test('is settled everywhere by whoever was shown both', () => {
    const { here, there, of } = apart();
    const { seen } = readProse(here.archive, of, 'description');
    expect(settle(here.archive, { of, field: 'description', text: 'both', replaces: seen })).toEqual({
      left: [],
    });
    exchange(here, there);
    for (const { archive } of [here, there]) {
      expect(readProse(archive, of, 'description')).toMatchObject({ text: 'both', versions: [] });
      expect(listDecisions(archive)).toEqual([]);
    }
    // And when all is read anew, from histories or from checkpoints.
    const again = copyOf(here);
    expect(readProse(again.archive, of, 'description')).toMatchObject({ text: 'both', versions: [] });
  });

  test('has two versions again where it was settled at once, differently', () => {
    const { here, there, of } = apart();
    for (const [place, text] of [
      [here, 'as here'],
      [there, 'as there'],
    ] as const)
      settle(place.archive, {
        of,
        field: 'description',
        text,
        replaces: readProse(place.archive, of, 'description').seen,
      });
    exchange(here, there);
    for (const place of [here, there]) expect(texts(place, of)).toEqual(['as here', 'as there']);
  });

  test('leaves nothing to decide where it was settled at once, alike', () => {
    const { here, there, of } = apart();
    for (const place of [here, there])
      settle(place.archive, {
        of,
        field: 'description',
        text: 'agreed',
        replaces: readProse(place.archive, of, 'description').seen,
      });
    exchange(here, there);
    expect(readProse(here.archive, of, 'description')).toMatchObject({ text: 'agreed', versions: [] });
    expect(listDecisions(there.archive)).toEqual([]);
    // Both are shown, so both are replaced by the next edit.
    editPerson(here.archive, { id: of.slice(7), description: 'later' });
    expect(readProse(here.archive, of, 'description').seen).toHaveLength(1);
  });

  test('keeps a third version that arrives between display and save', () => {
    const { here, there, id, of } = apart();
    const shown = readProse(here.archive, of, 'description').seen;
    const third = copyOf(there);
    editPerson(third.archive, { id, description: 'third', replaces: [] });
    exchange(here, there, third);
    expect(
      settle(here.archive, { of, field: 'description', text: 'both', replaces: shown }).left.map(
        ({ text }) => text,
      ),
    ).toEqual(['third', 'both']);
    exchange(here, there, third);
    for (const place of [here, there, third]) expect(texts(place, of)).toEqual(['third', 'both']);
  });

  test('is not written over by an edit that does not say what it has seen', () => {
    const { here, id, of } = apart();
    const problem = problemOf(() => editPerson(here.archive, { id, name: 'Inês', description: 'new' }));
    expect(problem.code).toBe('unsettled');
    expect(problem.message).toContain('The description of “Inês Carvalhão” has 2 versions');
    expect(texts(here, of)).toHaveLength(2);
    expect(personView(here.archive, here.texts, id).name).toBe('Inês Carvalhão');
    // What is not that text can be changed.
    editPerson(here.archive, { id, name: 'Inês' });
    expect(personView(here.archive, here.texts, id).name).toBe('Inês');
  });

  test('is not listed while its thing is in the trash', () => {
    const { here, of } = apart();
    here.archive.commit((draft) => draft.set(of, 'trashed', true));
    expect(listDecisions(here.archive)).toEqual([]);
    here.archive.commit((draft) => draft.set(of, 'trashed', false));
    expect(listDecisions(here.archive)).toHaveLength(1);
  });

  test('is settled only where it is, and of versions that are there', () => {
    const { here, of } = apart();
    const stamp = '1795343472123-00004-k3f9x2m0q7ab';
    const text = 'x';
    for (const decision of [
      { of, field: 'description', text, replaces: [stamp] },
      { of, field: 'note', text, replaces: [stamp] },
      { of: 'people/aaaaaaaaaaaa', field: 'description', text, replaces: [stamp] },
    ] as const)
      expect(
        problemOf(() => settle(here.archive, { ...decision, replaces: [...decision.replaces] })).code,
      ).toBe('not-found');
    expect(texts(here, of)).toHaveLength(2);
  });
});

test('an edit replaces what was shown when it began, not what came meanwhile on the same device', () => {
  const here = newArchive();
  const id = addPerson(here.archive, { name: 'Inês', description: 'first' });
  const shown = personView(here.archive, here.texts, id).descriptionSeen;
  // The command line of this device writes while the window shows the first.
  const commandLine = openArchive(here.path, { home: here.home });
  editPerson(commandLine.archive, { id, description: 'from the command line' });
  editPerson(here.archive, { id, description: 'from the window', replaces: shown });
  expect(texts(here, `people/${id}`)).toEqual(['from the command line', 'from the window']);
  // The checkpoint has both, should the history be lost.
  here.archive.checkpoint();
  const copy = join(temporaryFolder(), 'My archive');
  cpSync(here.path, copy, { recursive: true, filter: (path) => !path.endsWith('history') });
  const rebuilt = openArchive(copy, { home: temporaryFolder() });
  expect(texts(rebuilt, `people/${id}`)).toEqual(['from the command line', 'from the window']);
});

test('an edit that was shown the one version there is replaces it', () => {
  const here = newArchive();
  const id = addPerson(here.archive, { name: 'Inês', description: 'first' });
  for (const description of ['second', 'third'])
    editPerson(here.archive, {
      id,
      description,
      replaces: personView(here.archive, here.texts, id).descriptionSeen,
    });
  expect(personView(here.archive, here.texts, id)).toMatchObject({
    description: 'third',
    descriptionVersions: [],
  });
});

test('notes, descriptions and texts are listed with what they are of, the latest first', async () => {
  const here = newArchive();
  const article = await importContent(here, 'ledger.txt', 'A second ledger was kept. Nobody asked.');
  const mark = addAnnotation(here.archive, here.texts, {
    article,
    passage: { quote: 'second ledger' },
    note: 'n',
  });
  const event = addEvent(here.archive, { title: 'Council meeting', description: 'd' });
  const briefing = addBriefing(here.archive, { title: 'What is known' });
  addBlocks(here.archive, {
    id: briefing,
    blocks: [
      { kind: 'text', text: 't' },
      { kind: 'quotation', annotation: mark },
    ],
  });
  const block = briefingView(here.archive, here.texts, briefing).blocks[0]?.id ?? '';
  const there = copyOf(here);
  for (const { archive } of [here, there]) {
    const { device } = archive;
    editAnnotation(archive, { id: mark, note: `note ${device}` });
    editEvent(archive, { id: event, description: `event ${device}` });
    editBlock(archive, { id: briefing, block, text: `text ${device}` });
  }
  exchange(here, there);
  expect(listDecisions(here.archive).map(({ versions: _, seen: __, ...about }) => about)).toEqual([
    {
      of: `briefings/${briefing}/blocks/${block}`,
      field: 'text',
      kind: 'briefing',
      title: 'What is known',
      source: '',
    },
    { of: `events/${event}`, field: 'description', kind: 'event', title: 'Council meeting', source: '' },
    {
      of: `articles/${article}/annotations/${mark}`,
      field: 'note',
      kind: 'annotation',
      title: 'second ledger',
      source: expect.stringContaining('A second ledger'),
    },
  ]);
  expect(viewById(here.archive, here.texts, mark).noteVersions).toHaveLength(2);
  const view = briefingView(here.archive, here.texts, briefing);
  expect(view).toMatchObject({ undecided: 1, blocks: [{ textVersions: [{}, {}] }, {}] });

  // What is exported has both, and counts them.
  const document = exportedDocument(here, { id: briefing, date: '2026-11-22' });
  expect(document.undecided).toBe(2);
  expect(document.blocks).toMatchObject([
    { kind: 'text', words: { versions: [{}, {}] } },
    { kind: 'quotation', quotation: { note: { blocks: [], versions: [{}, {}] } } },
  ]);
  expect(JSON.stringify(document)).toContain(`text ${there.archive.device}`);

  const { changed } = view;
  settle(here.archive, {
    of: `briefings/${briefing}/blocks/${block}`,
    field: 'text',
    text: 'one',
    replaces: listDecisions(here.archive)[0]?.seen ?? [],
  });
  const settled = briefingView(here.archive, here.texts, briefing);
  expect(settled).toMatchObject({ undecided: 0, blocks: [{ text: 'one', textVersions: [] }, {}] });
  expect(settled.changed > changed).toBe(true);
});

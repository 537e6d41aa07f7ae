import { describe, expect, test } from 'vitest';
import { addAnnotation, changeLink } from '../../../archive/annotations/annotate.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import type { Stance } from '../../../archive/contract/record-parts.ts';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { readCsv } from '../../../archive/exchanging/csv.ts';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import { passagesOfCell, quotesOf } from '../../../archive/matrix/cell-passages.ts';
import { derive, originsOf } from '../../../archive/matrix/derive.ts';
import { matrixOf } from '../../../archive/matrix/matrix.ts';
import { matrixTable } from '../../../archive/matrix/matrix-table.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { joinRecords } from '../../../archive/records/join.ts';
import { importContent, newArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';
import { carry, onACopy } from '../history/archives.ts';

const text = 'The mayor resigned on Monday. He did not resign, said Ek. =SUM(A1) stood there.';

async function papers() {
  const opened = newArchive();
  const { archive } = opened;
  const titles = ['Courier', 'Gazette', 'Herald'];
  const ids: string[] = [];
  for (const [at, title] of titles.entries()) {
    const id = await importContent(opened, `${title}.txt`, `${title} ${text}`);
    editArticle(archive, { id, title, published: `2022-10-1${at}` });
    ids.push(id);
  }
  const [courier = '', gazette = '', herald = ''] = ids;
  const resigns = addEvent(archive, { title: 'The mayor resigns', date: '2022-10-10' });
  const trial = addEvent(archive, { title: 'The trial', date: '2021' });
  return { ...opened, courier, gazette, herald, resigns, trial };
}

function mark(
  { archive, texts }: TestArchive,
  article: string,
  quote: string,
  event: string,
  stance?: Stance,
): string {
  const id = addAnnotation(archive, texts, { article, passage: { quote }, events: [{ id: event }] });
  if (stance) changeStance(archive, { id, to: { event }, stance });
  return id;
}

describe('the matrix', () => {
  test('has a cell where an article speaks of an event, with what weighs most first, and gaps elsewhere', async () => {
    const opened = await papers();
    const { archive, courier, gazette, herald, resigns, trial } = opened;
    const reporting = mark(opened, courier, 'The mayor resigned on Monday', resigns, 'reports');
    mark(opened, courier, 'resigned', resigns);
    const denying = mark(opened, courier, 'He did not resign', resigns, 'denies');
    mark(opened, gazette, 'The mayor resigned on Monday', resigns);
    const matrix = matrixOf(archive, { of: 'events' });
    expect(matrix.columns.map(({ id, all }) => [id, all.sources])).toEqual([
      [trial, 0],
      [resigns, 2],
    ]);
    expect(matrix.sources.map(({ id }) => id)).toEqual([courier, gazette]);
    expect(matrix.cells).toMatchObject(
      [
        { source: courier, of: resigns, stances: ['denies', 'reports'], passages: 3, annotation: denying },
        { source: gazette, of: resigns, stances: ['mentions'], passages: 1 },
      ].sort((a, b) => (a.source < b.source ? -1 : 1)),
    );
    const asked = { of: 'events', id: resigns, source: courier } as const;
    expect(passagesOfCell(archive, opened.texts, asked).map(({ annotation }) => annotation.id)).toContain(
      reporting,
    );
    expect(passagesOfCell(archive, opened.texts, asked)).toHaveLength(3);
    expect(quotesOf(archive, [denying, 'p00000000000'])).toEqual([
      { id: denying, quote: 'He did not resign' },
    ]);
    // Chosen sources are shown where they say nothing, too.
    const chosen = matrixOf(archive, { of: 'events', only: [trial], sources: [herald, gazette] });
    expect(chosen.sources.map(({ id }) => id)).toEqual([gazette, herald]);
    expect(chosen.cells).toEqual([]);
  });

  test('counts one passage of two records that are joined once, and leaves out what is in the trash', async () => {
    const opened = await papers();
    const { archive, texts, courier, gazette } = opened;
    const [ana, anna] = [addPerson(archive, { name: 'Ana Lund' }), addPerson(archive, { name: 'Anna Lund' })];
    const id = addAnnotation(archive, texts, {
      article: courier,
      passage: { quote: 'The mayor' },
      people: [{ id: ana }, { id: anna }],
    });
    changeStance(archive, { id, to: { person: anna }, stance: 'confirms' });
    addAnnotation(archive, texts, { article: gazette, passage: { quote: 'Monday' }, people: [{ id: anna }] });
    joinRecords(archive, 'people', { ids: [ana, anna], keep: ana });
    const { columns, cells } = matrixOf(archive, { of: 'people' });
    expect(columns).toMatchObject([{ id: ana, all: { sources: 2, origins: 2 }, support: { sources: 1 } }]);
    expect(cells.find(({ source }) => source === courier)).toMatchObject({
      passages: 1,
      stances: ['confirms'],
    });
    expect(matrixOf(archive, { of: 'people', only: [anna] }).columns.map((column) => column.id)).toEqual([
      ana,
    ]);
    expect(matrixOf(archive, { of: 'organisations' }).columns).toEqual([]);
    archive.commit((draft) => draft.set(`articles/${gazette}`, 'trashed', true));
    expect(matrixOf(archive, { of: 'people' }).columns[0]?.all.sources).toBe(1);
    destroyThings(archive, [id]);
    expect(matrixOf(archive, { of: 'people' }).cells).toEqual([]);
    changeLink(
      archive,
      addAnnotation(archive, texts, { article: courier, passage: { quote: 'Ek' } }),
      'people',
      true,
      () => ana,
    );
    expect(matrixOf(archive, { of: 'people' }).cells).toHaveLength(1);
  });
});

describe('an article that derives from another', () => {
  test('is counted with it as one origin, also where the other says nothing, is in the trash or destroyed', async () => {
    const opened = await papers();
    const { archive, courier, gazette, herald, resigns } = opened;
    for (const id of [courier, gazette]) mark(opened, id, 'The mayor resigned on Monday', resigns, 'reports');
    const weight = () => matrixOf(archive, { of: 'events', only: [resigns] }).columns[0]?.all;
    expect(weight()).toEqual({ sources: 2, origins: 2 });
    derive(archive, { id: courier, from: herald, derives: true });
    derive(archive, { id: gazette, from: herald, derives: true });
    expect(weight()).toEqual({ sources: 2, origins: 1 });
    expect(
      originsOf(archive, herald)
        .derived.map(({ title }) => title)
        .sort(),
    ).toEqual(['Courier', 'Gazette']);
    archive.commit((draft) => draft.set(`articles/${herald}`, 'trashed', true));
    expect(originsOf(archive, courier).from).toEqual([{ id: herald, title: 'Herald', trashed: true }]);
    expect(weight()).toEqual({ sources: 2, origins: 1 });
    destroyThings(archive, [herald]);
    expect(weight()).toEqual({ sources: 2, origins: 1 });
    expect(originsOf(archive, courier).from).toMatchObject([{ id: herald, title: '' }]);
  });

  test('may stand in a ring that two devices made at once; itself and what is not here are refused', async () => {
    const opened = await papers();
    const { archive, courier, gazette, resigns } = opened;
    for (const id of [courier, gazette]) mark(opened, id, 'The mayor resigned on Monday', resigns);
    const there = onACopy({ ...opened, clock: { now: Date.now() } });
    derive(archive, { id: courier, from: gazette, derives: true });
    derive(there.archive, { id: gazette, from: courier, derives: true });
    carry(opened, there);
    for (const one of [archive, there.archive]) {
      expect(originsOf(one, courier)).toMatchObject({ from: [{ id: gazette }], derived: [{ id: gazette }] });
      expect(matrixOf(one, { of: 'events', only: [resigns] }).columns[0]?.all).toEqual({
        sources: 2,
        origins: 1,
      });
    }
    expect(problemOf(() => derive(archive, { id: courier, from: courier, derives: true })).code).toBe(
      'invalid-value',
    );
    expect(problemOf(() => derive(archive, { id: courier, from: 'p00000000000', derives: true })).code).toBe(
      'not-found',
    );
  });

  test('is told in the history by the name of the other, and undone', async () => {
    const { archive, courier, gazette } = await papers();
    derive(archive, { id: courier, from: gazette, derives: true });
    const [change] = listChanges(archive, { id: courier, limit: 1 }).changes;
    expect(change?.entries).toMatchObject([{ what: 'added', field: 'derivesFrom', to: 'Gazette' }]);
    undoChanges(archive, [change?.stamp ?? '']);
    expect(originsOf(archive, courier).from).toEqual([]);
  });
});

describe('as a table', () => {
  test('a row for each passage and each gap, with quotation, date and link; no cell is a formula', async () => {
    const opened = await papers();
    const { archive, courier, gazette, resigns, trial } = opened;
    const id = mark(opened, courier, '=SUM(A1) stood there', resigns, 'confirms');
    derive(archive, { id: courier, from: gazette, derives: true });
    const { csv } = matrixTable(archive, { of: 'events', layout: 'list' });
    const [head = [], ...rows] = readCsv(csv).map(({ cells }) => cells);
    const cell = (row: readonly string[] | undefined, name: string) => row?.[head.indexOf(name)];
    expect(rows).toHaveLength(2);
    const spoken = rows.find((row) => cell(row, 'Event id') === resigns);
    expect(cell(spoken, 'Stance')).toBe('confirms');
    expect(cell(spoken, 'Quotation')).toBe("'=SUM(A1) stood there");
    expect(cell(spoken, 'Published')).toBe('2022-10-10');
    expect(cell(spoken, 'Derives from')).toBe('Gazette');
    expect(cell(spoken, 'Link')).toBe(`dossier://articles/${courier}/annotations/${id}`);
    expect(
      cell(
        rows.find((row) => cell(row, 'Event id') === trial),
        'Stance',
      ),
    ).toBe('leaves it out');
  });

  test('a grid with the words in its cells, either way round', async () => {
    const opened = await papers();
    const { archive, courier, resigns } = opened;
    const id = mark(opened, courier, 'He did not resign', resigns, 'denies');
    const words = `denies: “He did not resign” dossier://articles/${courier}/annotations/${id}`;
    const grid = (transposed: boolean) =>
      readCsv(matrixTable(archive, { of: 'events', layout: 'grid', transposed }).csv).map(
        ({ cells }) => cells,
      );
    expect(grid(false)).toEqual([
      ['Article', 'Publisher', 'Published', 'Derives from', 'The trial', 'The mayor resigns'],
      ['', '', '', 'Date', '2021', '2022-10-10'],
      ['Courier', '', '2022-10-10', '', '', words],
      ['', '', '', 'Sources', 'no source', '1 source (contradicted or denied by 1 source)'],
    ]);
    expect(grid(true).at(-1)).toEqual([
      'The mayor resigns',
      '2022-10-10',
      '1 source (contradicted or denied by 1 source)',
      words,
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { attribute } from '../../../archive/annotations/attribute.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { readCsv } from '../../../archive/exchanging/csv.ts';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { joinRecords, partRecords } from '../../../archive/records/join.ts';
import { joinStatements, partStatements } from '../../../archive/statements/join-statements.ts';
import { listSpeakers } from '../../../archive/statements/speakers.ts';
import { statementTable } from '../../../archive/statements/statement-table.ts';
import { listStatements } from '../../../archive/statements/statements.ts';
import { wordingsOf } from '../../../archive/statements/wordings.shared.ts';
import { importContent, newArchive, problemOf } from '../archive-in-folder.ts';
import { carry, onACopy } from '../history/archives.ts';

interface Saying {
  readonly speaker?: { id: string } | { name: string };
  readonly addressee?: string;
  readonly occasion?: string;
  readonly translation?: { from: string; by: string };
}

async function reported() {
  const opened = newArchive();
  const { archive, texts } = opened;
  const articles: string[] = [];
  for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) {
    const id = await importContent(
      opened,
      `${name}.txt`,
      `Report ${name}. “I will never resign,” she said. No me voy.`,
    );
    editArticle(archive, { id, title: name, published: `2022-10-1${9 - at}` });
    articles.push(id);
  }
  const ana = addPerson(archive, { name: 'Ana Lund', aliases: ['A. Lund'] });
  const quote = (at: number, said: Saying, words = 'I will never resign'): string => {
    const article = articles[at] ?? '';
    const id = addAnnotation(archive, texts, { article, passage: { quote: words } });
    attribute(archive, { id, ...said });
    return id;
  };
  const joined = () =>
    listStatements(archive)
      .filter(({ id }) => id !== null)
      .map(({ quotations }) => quotations.map(({ annotation }) => annotation).sort());
  return { ...opened, articles, ana, quote, joined };
}

describe('quotations by speaker', () => {
  test('stand under the person whose name it is, joined records as one, and under names without a record', async () => {
    const { archive, ana, quote } = await reported();
    const other = addPerson(archive, { name: 'Anna Lund' });
    const first = quote(0, { speaker: { id: ana }, occasion: 'a press conference' });
    const second = quote(1, { speaker: { name: 'a. lund' } });
    const third = quote(2, { speaker: { id: other } });
    const nobody = quote(3, { speaker: { name: 'A spokesman' } });
    quote(3, {}, 'Report d');
    expect(listSpeakers(archive)).toMatchObject([
      { id: null, name: 'A spokesman', quotations: 1 },
      { id: ana, name: 'Ana Lund', quotations: 2, sources: 2 },
      { id: other, quotations: 1 },
    ]);
    joinRecords(archive, 'people', { ids: [ana, other], keep: ana });
    const said = listStatements(archive, { id: other });
    expect(said.flatMap(({ quotations }) => quotations.map(({ annotation }) => annotation)).sort()).toEqual(
      [first, second, third].sort(),
    );
    expect(said.map(({ quotations }) => quotations[0]?.article.published)).toEqual([
      '2022-10-17',
      '2022-10-18',
      '2022-10-19',
    ]);
    expect(listStatements(archive, { name: 'a SPOKESMAN' })[0]?.quotations[0]?.annotation).toBe(nobody);
    const { cells } = readCsv(statementTable(archive, { speaker: { id: ana } }).csv)[3] ?? { cells: [] };
    expect(cells.slice(0, 4)).toEqual(['Ana Lund', '', 'a press conference', 'I will never resign']);
  });

  test('of one occasion follow each other', async () => {
    const { archive, ana, quote } = await reported();
    quote(3, { speaker: { id: ana }, occasion: 'Council' });
    quote(2, { speaker: { id: ana }, occasion: 'Radio' });
    quote(0, { speaker: { id: ana }, occasion: 'council' });
    expect(listStatements(archive).map(({ occasion }) => occasion)).toEqual(['Council', 'council', 'Radio']);
  });
});

describe('a statement', () => {
  test('is joined of quotations of one speaker, listener and occasion, and taken apart again', async () => {
    const { archive, ana, quote, joined } = await reported();
    const a = quote(0, { speaker: { id: ana }, occasion: 'A press conference' });
    const b = quote(1, {
      speaker: { name: 'Ana Lund' },
      occasion: 'a press  conference',
      addressee: 'reporters',
    });
    const c = quote(2, { speaker: { id: ana } });
    const statement = joinStatements(archive, [a, b]);
    expect(statement).toMatchObject({ occasion: 'a press conference', addressee: 'reporters', differs: [] });
    expect(joined()).toEqual([[a, b].sort()]);
    // With all that a quotation is joined with already.
    expect(joinStatements(archive, [c, b]).id).toBe(statement.id);
    expect(joined()).toEqual([[a, b, c].sort()]);
    partStatements(archive, [b]);
    expect(joined()).toEqual([[a, c].sort()]);
    partStatements(archive, [a]);
    expect(joined()).toEqual([]);
    expect(problemOf(() => partStatements(archive, [a])).code).toBe('not-found');
  });

  test('is refused, with both sides, where they differ, where nobody speaks, and from the trash', async () => {
    const { archive, articles, ana, quote, joined } = await reported();
    const a = quote(0, { speaker: { id: ana }, occasion: 'a press conference', addressee: 'reporters' });
    const radio = quote(1, { speaker: { id: ana }, occasion: 'on the radio' });
    const council = quote(2, { speaker: { id: ana }, addressee: 'the council' });
    const bo = quote(3, { speaker: { name: 'Bo Ek' } });
    const nobody = quote(3, {}, 'No me voy');
    const why = (...ids: string[]) => problemOf(() => joinStatements(archive, ids)).message;
    expect(why(a, radio)).toMatch(
      /occasion: a press conference; .*occasion: on the radio.*Nothing was joined/,
    );
    expect(why(a, council)).toMatch(/said to reporters; .*said to the council/);
    expect(why(a, bo)).toMatch(/said by Ana Lund; .*said by Bo Ek/);
    expect(why(a, nobody)).toContain('Nobody is named as the speaker of “No me voy”');
    expect(why(a, a)).toContain('at least two');
    const silent = quote(1, { speaker: { id: ana } }, 'Report b');
    joinStatements(archive, [radio, silent]);
    // What is joined already counts, too.
    expect(why(a, silent)).toContain('on the radio');
    archive.commit((draft) => draft.set(`articles/${articles[2]}`, 'trashed', true));
    expect(why(a, council)).toContain('is in the trash');
    expect(joined()).toEqual([[radio, silent].sort()]);
  });

  test('says in what its quotations have come to differ, and compares nothing then', async () => {
    const { archive, ana, quote } = await reported();
    const a = quote(0, { speaker: { id: ana }, occasion: 'a press conference' });
    const b = quote(1, { speaker: { id: ana } });
    joinStatements(archive, [a, b]);
    const [before] = listStatements(archive);
    expect(before && wordingsOf(before)).toHaveLength(1);
    attribute(archive, { id: b, occasion: 'on the radio', speaker: { name: 'Bo Ek' } });
    const [after] = listStatements(archive);
    expect(after).toMatchObject({ differs: ['speaker', 'occasion'] });
    expect(after && wordingsOf(after)).toHaveLength(2);
    expect(listStatements(archive, { name: 'Bo Ek' })).toHaveLength(1);
    attribute(archive, { id: b, occasion: '', speaker: null });
    const [unnamed] = listStatements(archive, { id: ana });
    expect(unnamed).toMatchObject({ differs: ['speaker'] });
    expect(unnamed?.quotations.map(({ annotation }) => annotation).sort()).toEqual([a, b].sort());
  });

  test('sets translations beside the original, and compares only words of one language', async () => {
    const { archive, articles, ana, quote } = await reported();
    archive.commit((draft) => {
      draft.set(`articles/${articles[0]}`, 'language', 'es-MX');
      for (const id of articles.slice(1)) draft.set(`articles/${id}`, 'language', 'en');
    });
    const ids = [
      quote(0, { speaker: { id: ana } }, 'No me voy'),
      quote(1, { speaker: { id: ana }, translation: { from: 'Spanish', by: 'B. Writer' } }),
      quote(2, { speaker: { id: ana }, translation: { from: 'Spanish', by: '' } }),
    ];
    const statement = joinStatements(archive, ids);
    expect(wordingsOf(statement)).toMatchObject([
      { translated: false, language: 'es', quotations: [{ annotation: ids[0] }] },
      { translated: true, language: 'en', quotations: [{ annotation: ids[2] }, { annotation: ids[1] }] },
    ]);
  });

  test('loses what is destroyed, hides what is in the trash, and is one quotation where only one is left', async () => {
    const { archive, articles, ana, quote, joined } = await reported();
    const [a, b, c] = [0, 1, 2].map((at) => quote(at, { speaker: { id: ana } })) as [string, string, string];
    joinStatements(archive, [a, b, c]);
    archive.commit((draft) => draft.set(`articles/${articles[0]}/annotations/${a}`, 'trashed', true));
    expect(joined()).toEqual([[b, c].sort()]);
    destroyThings(archive, [b]);
    expect(joined()).toEqual([]);
    expect(listStatements(archive).map(({ id }) => id)).toEqual([null]);
    archive.commit((draft) => draft.set(`articles/${articles[0]}/annotations/${a}`, 'trashed', false));
    expect(joined()).toEqual([[a, c].sort()]);
  });

  test('that two devices joined at once leaves a quotation in two, which can be joined', async () => {
    const here = await reported();
    const { archive, ana, quote, joined } = here;
    const [a, b, c] = [0, 1, 2].map((at) => quote(at, { speaker: { id: ana } })) as [string, string, string];
    const there = onACopy({ ...here, clock: { now: Date.now() } });
    joinStatements(archive, [a, b]);
    joinStatements(there.archive, [b, c]);
    carry(here, there);
    expect(joined().sort()).toEqual([[a, b].sort(), [b, c].sort()].sort());
    const [one, two] = listStatements(archive);
    expect(one?.quotations.find(({ annotation }) => annotation === b)?.also).toEqual([two?.id]);
    joinStatements(archive, [a, c]);
    expect(joined()).toEqual([[a, b, c].sort()]);
  });

  test('is told in the history, undone, and follows people who are told apart', async () => {
    const { archive, ana, quote, joined } = await reported();
    const other = addPerson(archive, { name: 'Anna Lund' });
    joinRecords(archive, 'people', { ids: [ana, other], keep: ana });
    const a = quote(0, { speaker: { id: ana } });
    const b = quote(1, { speaker: { id: other } });
    joinStatements(archive, [a, b]);
    const [change] = listChanges(archive, { limit: 1 }).changes;
    expect(change?.entries).toMatchObject([{ field: 'statements', what: 'added' }, { field: 'statements' }]);
    partRecords(archive, 'people', { id: other });
    expect(listStatements(archive)[0]?.differs).toEqual(['speaker']);
    undoChanges(archive, [change?.stamp ?? '']);
    expect(joined()).toEqual([]);
  });
});

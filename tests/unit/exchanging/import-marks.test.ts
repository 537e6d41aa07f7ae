import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import type { ImportFormat } from '../../../archive/contract/exchanging.ts';
import { eventView } from '../../../archive/events/event.ts';
import { bringIn } from '../../../archive/exchanging/bring-in.ts';
import { marksOf } from '../../../archive/exchanging/export-marks.ts';
import { originalPdf } from '../../../archive/exchanging/export-pdf.ts';
import { type Assignment, matched, planned, planView } from '../../../archive/exchanging/import-plan.ts';
import { readOutside } from '../../../archive/exchanging/read-outside.ts';
import { readingStopped } from '../../../archive/exchanging/turns.ts';
import { annotationOf, documentOf } from '../../../archive/exchanging/write-w3c.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { addPerson, editPerson, personView } from '../../../archive/people/person.ts';
import { addParticipant, relate } from '../../../archive/records/parts.ts';
import { importContent, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { addMarks, type SmallArchive, smallArchive } from './small-archive.ts';

const pages = (made: SmallArchive) => async (article: { id: string }) =>
  parserInProcess.pageBoxes(originalPdf(made.open, article.id));

async function read(made: SmallArchive, name: string, content: string, format?: ImportFormat) {
  const path = writeFile(join(temporaryFolder(), name), content);
  return matched(made.open, { name, file: await readOutside(path, format) });
}

async function bring(made: SmallArchive, name: string, content: string, into: Assignment = []) {
  const file = await read(made, name, content);
  const plan = planView(made.open, file, await planned(made.open, file, into, pages(made)));
  return { plan, report: await bringIn(made.open, file, into, pages(made)) };
}

const viewsOf = ({ archive, texts }: SmallArchive, article: string) =>
  archive.replica
    .below(`articles/${article}`, 'annotations')
    .map((address) => viewById(archive, texts, address.split('/').at(-1) ?? ''));

const hypothesis = JSON.stringify({
  total: 5,
  rows: [
    {
      id: 'aaa1',
      created: '2022-10-20T08:00:00.123456+00:00',
      user: 'acct:june@hypothes.is',
      user_info: { display_name: 'June' },
      uri: 'http://www.courant.example/2022/10/councilman/#top',
      text: 'Compare *this*.',
      tags: ['resignation', 'council'],
      group: '__world__',
      document: { title: ['Councilman will not resign'] },
      target: [
        {
          source: 'https://courant.example/2022/10/councilman',
          selector: [
            {
              type: 'RangeSelector',
              startContainer: '/p[1]',
              startOffset: 0,
              endContainer: '/p[1]',
              endOffset: 3,
            },
            { type: 'TextPositionSelector', start: 5_000, end: 5_025 },
            {
              type: 'TextQuoteSelector',
              exact: '"I have  to do the hard work,"',
              prefix: 'will not step down. ',
              suffix: ' he said.',
            },
          ],
        },
      ],
    },
    {
      id: 'aaa2',
      created: '2022-10-21T08:00:00Z',
      user: 'acct:mo@hypothes.is',
      uri: 'https://courant.example/2022/10/councilman',
      text: 'Agreed.',
      tags: [],
      references: ['aaa1'],
      target: [{ source: 'x' }],
    },
    {
      id: 'aaa3',
      created: '2022-10-21T09:00:00Z',
      user: 'acct:mo@hypothes.is',
      uri: 'https://courant.example/2022/10/councilman',
      text: 'A note on the page',
      tags: [],
      target: [{ source: 'x' }],
    },
    {
      id: 'aaa4',
      user: 'acct:mo@hypothes.is',
      uri: 'https://courant.example/2022/10/councilman',
      text: '',
      target: [
        { source: 'x', selector: [{ type: 'TextQuoteSelector', exact: 'the hall', prefix: '', suffix: '' }] },
      ],
    },
    {
      id: 'aaa5',
      user: 'acct:mo@hypothes.is',
      uri: 'https://elsewhere.example/other',
      text: 'Elsewhere',
      target: [
        {
          source: 'x',
          selector: [{ type: 'TextQuoteSelector', exact: 'nobody knows', prefix: '', suffix: '' }],
        },
      ],
    },
  ],
});

describe('Hypothesis', () => {
  test('goes to the article of the same address; replies into the note, what fits nothing nowhere', async () => {
    const made = await smallArchive();
    const { plan, report } = await bring(made, 'hypothesis.json', hypothesis);
    expect(plan.sources.map(({ by, article }) => [by, article?.id ?? null])).toEqual([
      ['address', made.article],
      [null, null],
    ]);
    expect(report).toMatchObject({ added: 3, states: { exact: 2, ambiguous: 1 } });
    expect(report.left).toEqual([
      {
        where: 'annotation 5',
        words: 'nobody knows',
        reason: 'No article was chosen for “https://elsewhere.example/other”.',
      },
    ]);
    const views = viewsOf(made, made.article);
    const quoted = views.find(({ note }) => note.startsWith('Compare'));
    expect(quoted).toMatchObject({
      quote: '“I have to do the hard work,”',
      state: 'exact',
      note: 'Compare *this*.\n\n> **mo**, 2022-10-21:\n> Agreed.',
      tags: ['council', 'resignation'],
      creator: 'June',
      created: '2022-10-20T08:00:00.123Z',
    });
    expect(views.find(({ note }) => note === 'A note on the page')).toMatchObject({
      quote: 'Councilman will not resign',
    });
    expect(views.find(({ state }) => state === 'ambiguous')?.quote).toBe('the hall');
    expect((await bring(made, 'hypothesis.json', hypothesis)).report).toMatchObject({ added: 0, known: 3 });
  });

  test('whose article is chosen keeps its marks there as lost', async () => {
    const made = await smallArchive();
    const { plan } = await bring(made, 'hypothesis.json', hypothesis);
    const homeless = plan.sources.find(({ article }) => article === null)?.source ?? -1;
    const { report } = await bring(made, 'hypothesis.json', hypothesis, [
      { source: homeless, article: made.report },
    ]);
    expect(report).toMatchObject({ added: 1, known: 3, states: { lost: 1 }, left: [] });
    // What was looked for while the person decided is not looked for again by the lists.
    const states = made.archive.index.all('SELECT state FROM anchors ORDER BY state');
    expect(states).toEqual([{ state: 'ambiguous' }, { state: 'lost' }]);
    expect(viewsOf(made, made.report)[0]).toMatchObject({
      quote: 'nobody knows',
      state: 'lost',
      note: 'Elsewhere',
    });
  });
});

test('Readwise: by title, with page, colour and tags; a row that is broken names its line', async () => {
  const made = await smallArchive();
  const head =
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags';
  const rows = [
    '"The gate had not been inspected since the flood.",Report on the gate,June Vale,B0XX,"Check, ""twice""",blue,"gate,flood",page,1,2022-10-05 10:15:30+00:00,',
    'Nobody kept a record of the keys.,Report on the gate,,,,,,location,812,2022-10-05 10:16:30+00:00,',
    'Nobody kept a record of the kex.,Report on the gate,,,,,,page,2,,',
  ];
  const { report, plan } = await bring(made, 'readwise.csv', `\ufeff${[head, ...rows].join('\r\n')}\r\n`);
  expect(plan.sources).toMatchObject([{ by: 'title', marks: 3 }]);
  expect(report).toMatchObject({ added: 3, states: { exact: 2, lost: 1 } });
  expect(viewsOf(made, made.report).find(({ note }) => note !== '')).toMatchObject({
    note: 'Check, "twice"',
    color: 'background',
    tags: ['flood', 'gate'],
    page: 1,
    created: '2022-10-05T10:15:30.000Z',
  });
  expect(report.notCarried.map(({ message }) => message)).toContain(
    'A place (location) that is no page is not carried.',
  );
  await expect(read(made, 'broken.csv', `${head}\nfirst,Title\n"never closed,Title\n`)).rejects.toThrow(
    /line 3/u,
  );
});

const annotated = encodeURIComponent(
  JSON.stringify({
    attachmentURI: 'http://zotero.org/users/1/items/AAAA1111',
    annotationKey: 'KEYA0001',
    color: '#ff6666',
    pageLabel: '1',
    position: { pageIndex: 0, rects: [[72, 747, 330, 760]] },
  }),
);

describe('Zotero', () => {
  test('CSV: the passages in its notes, and a note that quotes nothing', async () => {
    const made = await smallArchive();
    const note = `<div data-schema-version="8"><h1>Annotations<br>(10/19/2022)</h1><p><span class="highlight" data-annotation="${annotated}">“The gate had not been inspected since the flood.”</span> <span class="citation" data-citation="x">(<span class="citation-item">Vale, 2022, p. 1</span>)</span> Why not?</p></div>`;
    const csv = `"Key","Item Type","Title","DOI","Url","Notes","Manual Tags"\n"ABCD1234","report","Report on the gate","","","${note.replaceAll('"', '""')}","gate"\n"EFGH5678","webpage","Councilman will not resign","","https://www.courant.example/2022/10/councilman","<p>Ring the <b>clerk</b>.</p>",""`;
    const { plan, report } = await bring(made, 'library.csv', csv);
    expect(plan.format).toBe('zotero-csv');
    expect(report).toMatchObject({ added: 2, states: { exact: 2 } });
    expect(viewsOf(made, made.report)).toMatchObject([
      { quote: 'The gate had not been inspected since the flood.', color: 'contradicts', note: 'Why not?' },
    ]);
    expect(viewsOf(made, made.article)).toMatchObject([
      { quote: 'Councilman will not resign', note: 'Ring the clerk.' },
    ]);
  });

  test('JSON of its web API, and of its notes as Markdown: the same annotation once', async () => {
    const made = await smallArchive();
    const json = JSON.stringify([
      { key: 'ITEM0001', data: { key: 'ITEM0001', itemType: 'report', title: 'Report on the gate' } },
      {
        key: 'FILE0001',
        data: { key: 'FILE0001', itemType: 'attachment', parentItem: 'ITEM0001', title: 'Full text' },
      },
      {
        key: 'KEYA0001',
        data: {
          key: 'KEYA0001',
          itemType: 'annotation',
          parentItem: 'FILE0001',
          annotationType: 'highlight',
          annotationText: 'The gate had not been inspected since the flood.',
          annotationComment: 'Why not?',
          annotationColor: '#ffd400',
          annotationPageLabel: '1',
          annotationPosition: '{"pageIndex":0,"rects":[[72,747,330,760]]}',
          tags: [{ tag: 'gate' }],
          dateAdded: '2022-10-19T10:00:00Z',
        },
      },
      {
        data: {
          key: 'KEYA0002',
          itemType: 'annotation',
          parentItem: 'FILE0001',
          annotationType: 'image',
          annotationPosition: '{"pageIndex":1,"rects":[[100,300,200,400]]}',
          annotationColor: '#2ea8e5',
        },
      },
    ]);
    const { report } = await bring(made, 'annotations.json', json);
    expect(report).toMatchObject({ added: 2, states: { exact: 1, region: 1 } });
    expect(viewsOf(made, made.report).find(({ region }) => region)?.region).toEqual({
      page: 2,
      rect: [100, 300, 200, 400],
    });
    const markdown =
      '# Report on the gate\n\n“The gate had not been inspected since the flood.” ([Vale, 2022, p. 1](zotero://select/library/items/ITEM0001)) ([pdf](zotero://open-pdf/library/items/FILE0001?page=1&annotation=KEYA0001)) Why not?\n';
    expect((await bring(made, 'note.md', markdown)).report).toMatchObject({ added: 0, known: 1 });
  });
});

describe('W3C Web Annotations', () => {
  test('of one’s own archive are known; in another one they are as they were', async () => {
    const made = await smallArchive();
    addMarks(made);
    const all = [...marksOf(made.open, made.article), ...marksOf(made.open, made.report)];
    const document = JSON.stringify(documentOf(all.map(annotationOf), 'All', '2026-11-22T10:00:00.000Z'));
    expect((await bring(made, 'marks.jsonld', document)).report).toMatchObject({ added: 0, known: 4 });
    const other = await smallArchive();
    const { plan, report } = await bring(other, 'marks.jsonld', document);
    expect(plan.sources.map(({ by }) => by)).toEqual(['file', 'file']);
    expect(report).toMatchObject({ added: 4, left: [] });
    const shown = (of: SmallArchive, article: string) =>
      viewsOf(of, article)
        .map(
          ({
            quote,
            note,
            tags,
            color,
            speech,
            people,
            events,
            region,
            place,
            further,
            creator,
            created,
          }) => ({
            quote,
            note,
            tags,
            color,
            speech: { ...speech, speaker: speech.speaker?.name },
            people: people.map(({ name }) => name),
            events: events.map(({ title }) => title),
            region,
            place,
            further,
            creator,
            created,
          }),
        )
        .sort((a, b) => (a.color + a.note < b.color + b.note ? -1 : 1));
    expect(shown(other, other.article)).toEqual(shown(made, made.article));
    const [words] = shown(other, other.report);
    expect(words).toEqual(shown(made, made.report)[0]);
  });

  test('carry stances, roles and relations, once however often they come; in one’s own archive by id', async () => {
    const made = await smallArchive();
    const { archive } = made;
    const { quoted } = addMarks(made);
    const view = viewById(archive, made.texts, quoted);
    const [person, event] = [view.people[0]?.id ?? '', view.events[0]?.id ?? ''];
    changeStance(archive, { id: quoted, to: { event }, stance: 'contradicts' });
    changeStance(archive, { id: quoted, to: { person }, stance: 'denies' });
    addParticipant(archive, { id: event, person: { id: person }, role: 'chair', evidence: [quoted] });
    relate(archive, { id: person, kind: 'member of', to: { name: 'City Council' }, evidence: [quoted] });
    editPerson(archive, { id: person, type: 'organisation' });
    const content = JSON.stringify(
      documentOf(marksOf(made.open, made.article).map(annotationOf), 'x', '2026-11-22T10:00:00Z'),
    );
    const other = await smallArchive();
    await bring(other, 'marks.jsonld', content);
    const of = (opened: SmallArchive) =>
      viewsOf(opened, opened.article).find(({ quote }) => quote === view.quote);
    expect(of(other)).toMatchObject({
      people: [{ name: 'Iván Sørlie', stance: 'denies' }],
      events: [{ title: 'The hearing', stance: 'contradicts' }],
    });
    const there = eventView(other.archive, other.texts, of(other)?.events[0]?.id ?? '');
    expect(there.participants).toMatchObject([{ role: 'chair', supported: true }]);
    expect(personView(other.archive, other.texts, of(other)?.people[0]?.id ?? '')).toMatchObject({
      type: 'organisation',
      relations: [{ kind: 'member of', to: { name: 'City Council' }, supported: true }],
    });

    // Another of the same name does not put the link in doubt where the file says which.
    addPerson(archive, { name: 'Iván Sørlie' });
    const again = content.replaceAll(quoted, '000000000000');
    const { report } = await bring(made, 'again.jsonld', again);
    expect(report.notCarried.filter(({ message }) => message.includes('link could not'))).toEqual([]);
    const [first, second] = viewsOf(made, made.article).filter(({ quote }) => quote === view.quote);
    expect(second?.people).toEqual(first?.people);
    expect(eventView(archive, made.texts, event).participants).toMatchObject([
      { role: 'chair', evidence: [{}, {}] },
    ]);
  });

  test('of others are anchored again by their quotes; what is unknown is listed', async () => {
    const made = await smallArchive();
    const document = JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationPage',
      items: [
        {
          id: 'https://notes.example/1',
          type: 'Annotation',
          audience: 'https://notes.example/class',
          creator: { type: 'Person', name: 'Lee' },
          stylesheet: { type: 'CssStylesheet', value: '.warn { color: #00ff00 }' },
          body: [
            { type: 'TextualBody', value: '<p>So they <i>say</i></p>', format: 'text/html' },
            'https://notes.example/video.mp4',
          ],
          target: {
            source: 'https://www.courant.example/2022/10/councilman',
            styleClass: 'warn',
            selector: {
              type: 'CssSelector',
              value: 'p',
              refinedBy: {
                type: 'TextQuoteSelector',
                exact: 'broken pumps, dry gardens',
                prefix: 'spoke of ',
              },
            },
          },
        },
        {
          id: 'https://notes.example/2',
          type: 'Annotation',
          target: {
            source: 'https://www.courant.example/2022/10/councilman',
            selector: { type: 'SvgSelector', value: '<svg/>' },
          },
        },
        { __proto__: null, nonsense: 1 },
      ],
    });
    const { report } = await bring(made, 'others.json', document);
    expect(report).toMatchObject({ added: 2, states: { exact: 2 } });
    expect(report.notCarried.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Who an annotation is for (audience) is not carried.',
        'A place is told by SvgSelector alone, which Dossier does not follow.',
        'An entry is no annotation of the W3C model.',
        'A note without words of its own stands on the headline.',
      ]),
    );
    expect(viewsOf(made, made.article).find(({ note }) => note !== '')).toMatchObject({
      quote: 'broken pumps, dry gardens',
      color: 'confirms',
      note: 'So they say\n\nhttps://notes.example/video.mp4',
      creator: 'Lee',
    });
  });
});

test('a hostile file does no harm', async () => {
  const made = await smallArchive();
  const hostile =
    '[{"type":"Annotation","__proto__":{"polluted":1},"id":"x","target":[{"source":"a","selector":[{"type":"TextQuoteSelector","exact":["no"]}]}],"body":{"__proto__":{"polluted":1}}}]';
  const { plan } = await bring(made, 'hostile.json', hostile);
  expect(plan.marks).toBe(1);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  await expect(read(made, 'broken.json', '{\n"rows": [\n{,}\n]}')).rejects.toThrow(/line 3|no JSON/u);
  await expect(read(made, 'other.json', '{"a": 1}')).rejects.toThrow(/no format/u);
  await expect(read(made, 'empty.csv', '')).rejects.toThrow(/empty/u);
});

test('many marks leave others their turn, say how far they are, and can be stopped before anything is in', async () => {
  const made = await smallArchive();
  const text = Array.from({ length: 2_000 }, (_, at) => `sentence ${at} of the story`).join('. ');
  const article = await importContent(made, 'story.txt', text);
  const items = Array.from({ length: 1_000 }, (_, at) => ({
    id: `https://e.example/${at}`,
    type: 'Annotation',
    target: {
      source: 'https://e.example/story',
      selector: { type: 'TextQuoteSelector', exact: 'of the story', prefix: `sentence ${at} `, suffix: '' },
    },
  }));
  const path = writeFile(join(temporaryFolder(), 'many.json'), JSON.stringify(items));
  const name = 'many.json';
  const file = await readOutside(path);
  const stopped = new AbortController();
  const stoppedRead = await matched(made.open, { name, file }, { into: article });
  setImmediate(() => stopped.abort(readingStopped()));
  await expect(planned(made.open, stoppedRead, [], pages(made), { signal: stopped.signal })).rejects.toThrow(
    'Nothing was brought in.',
  );

  const read = await matched(made.open, { name, file }, { into: article });
  const told: { stage: string; done: number; total: number }[] = [];
  const onProgress = (progress: (typeof told)[number]) => told.push(progress);
  const plan = planView(made.open, read, await planned(made.open, read, [], pages(made), { onProgress }));
  expect(plan.sources[0]?.states).toMatchObject({ exact: 1_000 });
  const report = await bringIn(made.open, read, [], pages(made), { onProgress });
  expect(report).toMatchObject({ added: 1_000, states: { exact: 1_000 } });
  const bringing = told.filter(({ stage }) => stage === 'bringing');
  expect(bringing.every(({ done, total }) => done <= total && total === 1_000)).toBe(true);
});

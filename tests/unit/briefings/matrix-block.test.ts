import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBlock,
  editMatrix,
} from '../../../archive/briefings/briefing.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { english } from '../../../archive/documents/labels/english.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { matrixTables } from '../../../archive/print/matrix-html.ts';
import { printBody } from '../../../archive/print/print-html.ts';
import { importContent, newArchive, problemOf } from '../archive-in-folder.ts';

async function weighed() {
  const opened = newArchive();
  const { archive, texts } = opened;
  const article = await importContent(opened, 'a.txt', 'He did not <resign>, she said.');
  editArticle(archive, { id: article, title: 'The Courier & Co', published: '2022-10-19' });
  const event = addEvent(archive, { title: 'The mayor resigns', date: '2022-10' });
  const other = addEvent(archive, { title: 'The trial' });
  const id = addAnnotation(archive, texts, {
    article,
    passage: { quote: 'He did not <resign>' },
    events: [{ id: event }],
  });
  changeStance(archive, { id, to: { event }, stance: 'denies' });
  const briefing = addBriefing(archive, { title: 'What is known' });
  addBlocks(archive, {
    id: briefing,
    blocks: [{ kind: 'matrix', matrix: { of: 'events' }, text: ' Who  says it ' }],
  });
  return { ...opened, article, event, other, briefing };
}

describe('a matrix in a briefing', () => {
  test('keeps what it shows, and is changed, captioned and refused as other parts are', async () => {
    const { archive, texts, event, briefing } = await weighed();
    const block = () => briefingView(archive, texts, briefing).blocks[0];
    expect(block()).toMatchObject({ kind: 'matrix', text: 'Who says it', matrix: { of: 'events' } });
    const id = block()?.id ?? '';
    editMatrix(archive, {
      id: briefing,
      block: id,
      matrix: { of: 'events', only: [event], transposed: true },
    });
    expect(block()).toMatchObject({ matrix: { of: 'events', only: [event], transposed: true } });
    editBlock(archive, { id: briefing, block: id, text: 'Another caption' });
    expect(block()).toMatchObject({ text: 'Another caption' });
    addBlocks(archive, { id: briefing, blocks: [{ kind: 'heading', text: 'A heading' }] });
    const heading = briefingView(archive, texts, briefing).blocks[1]?.id ?? '';
    expect(
      problemOf(() => editMatrix(archive, { id: briefing, block: heading, matrix: { of: 'people' } })).code,
    ).toBe('invalid-value');
    // What can't be read shows all events.
    archive.commit((draft) => draft.set(`briefings/${briefing}/blocks/${id}`, 'matrix', 7));
    expect(block()).toMatchObject({ matrix: { of: 'events' } });
  });

  test('is set as a table with heads for rows and columns, its words and its gaps', async () => {
    const opened = await weighed();
    const document = exportedDocument(opened, { id: opened.briefing, date: '2026-11-23' });
    const html = printBody(document, { pages: {}, picture: () => null });
    expect(html).toContain(
      '<caption><span class="number">Figure 1</span> <span dir="auto">Who says it</span></caption>',
    );
    expect(html).toMatch(
      /<th scope="col"><span[^>]*>The mayor resigns<\/span><span[^>]*>October 2022<\/span><span[^>]*>1 source<\/span><\/th>/,
    );
    expect(html).toMatch(/<th scope="row"><span[^>]*>The Courier &amp; Co<\/span>/);
    expect(html).toContain('<b>Denies</b><span class="quote" dir="auto">“He did not &lt;resign&gt;”</span>');
    expect(html).toContain('leaves it out');
  });

  test('is set in several tables where a page has no room for all columns, and says what is left', () => {
    const head = (title: string) => ({ title, facts: [] });
    const matrix = {
      columns: Array.from({ length: 9 }, (_, at) => head(`Event ${at}`)),
      rows: [{ ...head('Row'), cells: Array.from({ length: 9 }, () => null) }],
      left: { rows: 2, columns: 0 },
    };
    const html = matrixTables({ number: 1, place: 'fig-1', caption: 'All', matrix }, english);
    expect(html.match(/<table/gu)).toHaveLength(3);
    expect(html.match(/scope="row"/gu)).toHaveLength(3);
    expect(html.match(/scope="col"/gu)).toHaveLength(9);
    expect(html).toContain('All</span> (3/3)');
    expect(html).toContain('no room here for 2 more rows');
    expect(
      matrixTables({ number: 1, place: 'fig-1', caption: '', matrix: { ...matrix, columns: [] } }, english),
    ).toContain('A matrix is left out');
  });
});

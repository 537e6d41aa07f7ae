import { beforeAll, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBriefing,
  listBriefings,
} from '../../../archive/briefings/briefing.ts';
import { usualParts } from '../../../archive/contract/document-parts.ts';
import { builtInTemplates } from '../../../archive/contract/templates.ts';
import { saveTemplate } from '../../../archive/templates/own-template.ts';
import { briefingOfTemplate, listTemplates } from '../../../archive/templates/templates.ts';
import { importContent, newArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';

let opened: TestArchive;
const ids = { warden: '', hearing: '', resign: '', ships: '', words: '', first: '' };

beforeAll(async () => {
  opened = newArchive();
  const { archive, texts } = opened;
  const first = await importContent(
    opened,
    'first.txt',
    'The warden said that he won’t resign. Ships lay idle.\n',
  );
  const second = await importContent(opened, 'second.txt', 'The council met. It had words for the warden.\n');
  const mark = (article: string, quote: string, more: object) =>
    addAnnotation(archive, texts, { article, passage: { quote }, ...more });
  const warden = [{ name: 'Iván Sørlie' }];
  ids.first = first;
  ids.resign = mark(first, 'he won’t resign', {
    people: warden,
    events: [{ title: 'The hearing', date: '2022-10-19' }],
  });
  ids.ships = mark(first, 'Ships lay idle', { color: 'question' });
  ids.words = mark(second, 'words for the warden', { people: warden });
  const idOfFirst = (noun: string) => archive.replica.homes(noun)[0]?.split('/')[1] ?? '';
  ids.warden = idOfFirst('people');
  ids.hearing = idOfFirst('events');
});

const view = (id: string) => briefingView(opened.archive, opened.texts, id);
const said = (id: string): string[] =>
  view(id).blocks.map((block) =>
    block.kind === 'quotation' ? `“${block.passage?.annotation.quote}”` : `${block.kind}: ${block.text}`,
  );

describe('Dossier’s templates', () => {
  test('are listed with what they need', () => {
    expect(listTemplates(opened.archive).map(({ id, own }) => [id, own])).toEqual(
      builtInTemplates.map((id) => [id, false]),
    );
  });

  test('a chronology has the timeline and the events, and what is said under each event', () => {
    const id = briefingOfTemplate(opened.archive, { template: 'chronology', about: { person: ids.warden } });
    expect(view(id)).toMatchObject({ title: 'Chronology: Iván Sørlie' });
    expect(said(id)).toEqual([
      'text: ',
      'timeline: What happened when',
      'heading: The events',
      'events: ',
      'heading: In the words of the sources',
      'heading: The hearing',
      '“he won’t resign”',
      'heading: Further passages',
      '“words for the warden”',
    ]);
    expect(view(id).blocks[1]).toMatchObject({ filter: { people: [ids.warden], show: 'events' } });
    expect(view(id).blocks[3]).toMatchObject({ events: { people: [ids.warden] } });
  });

  test('a profile is of somebody, and refused without', () => {
    expect(
      problemOf(() => briefingOfTemplate(opened.archive, { template: 'profile', about: { color: 'key' } })),
    ).toMatchObject({ code: 'invalid-value' });
    const id = briefingOfTemplate(opened.archive, { template: 'profile', about: { person: ids.warden } });
    expect(view(id)).toMatchObject({ title: 'Iván Sørlie', quotations: 2 });
    expect(view(id).blocks[0]).toMatchObject({ kind: 'people', people: { only: [ids.warden] } });
  });

  test('a dossier has each article on a page of its own, in short and with its passages', () => {
    const id = briefingOfTemplate(opened.archive, {
      template: 'annotated',
      about: { article: ids.first },
      title: 'All of it',
    });
    expect(view(id)).toMatchObject({ title: 'All of it', parts: { ...usualParts, annotated: true } });
    expect(view(id).blocks.slice(-5)).toMatchObject([
      { kind: 'page-break' },
      { kind: 'heading' },
      { kind: 'summary', article: ids.first },
      { kind: 'quotation', annotation: ids.resign },
      { kind: 'quotation', annotation: ids.ships },
    ]);
  });

  test('about nothing, every one of them but the profile is made, and quotes nothing', () => {
    for (const template of ['brief', 'chronology', 'annotated'] as const)
      expect(view(briefingOfTemplate(opened.archive, { template, about: {} })).quotations).toBe(0);
  });
});

describe('a template of one’s own', () => {
  let template: string;
  beforeAll(() => {
    const id = addBriefing(opened.archive, { title: 'Weekly', subtitle: 'For the desk' });
    addBlocks(opened.archive, {
      id,
      blocks: [
        { kind: 'heading', text: 'This week', level: 2 },
        { kind: 'quotation', annotation: ids.ships },
        { kind: 'quotation', annotation: ids.words },
        { kind: 'text', text: 'Who *paid*?' },
        { kind: 'quotation', annotation: ids.resign },
        { kind: 'summary', article: ids.first },
        { kind: 'timeline', filter: { from: '2022' }, text: 'Since 2022' },
      ],
    });
    editBriefing(opened.archive, { id, parts: { cover: false } });
    template = saveTemplate(opened.archive, id).id;
  });

  test('is among the templates, and not among the briefings', () => {
    expect(listTemplates(opened.archive).at(-1)).toMatchObject({ id: template, title: 'Weekly', own: true });
    expect(listBriefings(opened.archive).map(({ id }) => id)).not.toContain(template);
  });

  test('has the passages of what the new briefing is about where the first one quoted', () => {
    const id = briefingOfTemplate(opened.archive, { template, about: { person: ids.warden } });
    expect(view(id)).toMatchObject({ title: 'Weekly: Iván Sørlie', subtitle: 'For the desk' });
    expect(view(id).parts).toEqual({ ...usualParts, cover: false });
    // The two articles have no date: their ids put them in order.
    const [heading, ...rest] = said(id);
    expect(heading).toBe('heading: This week');
    expect(new Set(rest.slice(0, 2))).toEqual(new Set(['“he won’t resign”', '“words for the warden”']));
    expect(rest.slice(2)).toEqual(['text: Who *paid*?', 'timeline: Since 2022']);
    expect(view(id).blocks[0]).toMatchObject({ level: 2 });
    expect(view(id).blocks[4]).toMatchObject({ filter: { from: '2022', people: [ids.warden] } });
  });

  test('about nothing, has its own words alone', () => {
    const id = briefingOfTemplate(opened.archive, { template, about: {}, title: 'Bare' });
    expect(said(id)).toEqual(['heading: This week', 'text: Who *paid*?', 'timeline: Since 2022']);
    expect(listTemplates(opened.archive).at(-1)).toMatchObject({ id: template });
  });

  test('in the trash is offered no more, and no briefing is taken for one', () => {
    const briefing = listBriefings(opened.archive)[0]?.id ?? '';
    expect(
      problemOf(() => briefingOfTemplate(opened.archive, { template: briefing, about: {} })),
    ).toMatchObject({ code: 'not-found' });
    opened.archive.commit((draft) => draft.set(`briefings/${template}`, 'trashed', true));
    expect(listTemplates(opened.archive).map(({ id }) => id)).not.toContain(template);
  });
});

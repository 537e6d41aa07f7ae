import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle, existingArticle } from '../../../archive/articles/article.ts';
import { addBlocks, addBriefing } from '../../../archive/briefings/briefing.ts';
import { citedFacts, describeArticle } from '../../../archive/citing/cited-facts.ts';
import { chooseCiting } from '../../../archive/citing/citing-choice.ts';
import { carryOut, planView, readDescription } from '../../../archive/citing/describe.ts';
import { addStyle, listStyles, removeStyle } from '../../../archive/citing/own-styles.ts';
import { referencesOf } from '../../../archive/citing/reference.ts';
import { wordsOf } from '../../../archive/citing/set-text.ts';
import { writeReferences } from '../../../archive/citing/write-references.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  problemFrom,
  problemOf,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';

const words = 'The mayor said that the bridge was safe. Nobody asked him twice about it.';
const file = (name: string, content: string): string => writeFile(join(temporaryFolder(), name), content);

describe('a file of references', () => {
  it('describes the article that it is about, and leaves alone what stands otherwise', async () => {
    const made = newArchive();
    const { archive } = made;
    const id = await importContent(made, 'bridge.txt', words);
    editArticle(archive, { id, title: 'The bridge', published: '2022-10-19', publisher: 'The Argus' });
    const bib = file(
      'zotero.bib',
      "@article{x, title={The Bridge}, author={de Le{\\'o}n, Kevin}, year=2022, publisher={Argus Media}, volume=12, doi={10.1000/b.1}}\n@book{z, title={The bridge}, year=1999}",
    );
    const read = await readDescription(archive, bib);
    const { entries } = planView(read);
    expect(entries.map(({ by, article }) => [by, article?.id])).toEqual([
      ['title', id],
      [null, undefined],
    ]);
    expect(entries[0]?.fields).toContainEqual({
      field: 'publisher',
      from: 'The Argus',
      to: 'Argus Media',
      overwrites: true,
    });
    expect(carryOut(archive, read, false)).toMatchObject({ articles: 1, left: 2 });
    const article = existingArticle(archive, id);
    expect(article).toMatchObject({
      title: 'The bridge',
      publisher: 'The Argus',
      published: '2022-10-19',
      authors: ['Kevin de León'],
    });
    expect(citedFacts(archive, article)).toMatchObject({
      type: 'article-journal',
      authors: [{ given: 'Kevin', 'non-dropping-particle': 'de', family: 'León' }],
      facts: { volume: '12', DOI: '10.1000/b.1' },
    });
    const again = await readDescription(archive, bib);
    expect(again.entries[0]?.by).toBe('doi');
    carryOut(archive, again, true);
    expect(existingArticle(archive, id).publisher).toBe('Argus Media');
  });

  it('of our own making changes nothing', async () => {
    const made = newArchive();
    const { archive } = made;
    const id = await importContent(made, 'bridge.txt', words);
    editArticle(archive, {
      id,
      authors: ['Kevin de León', 'Associated Press'],
      publisher: 'The Argus',
      published: '2022-10',
    });
    describeArticle(archive, id, {
      type: 'interview',
      facts: { URL: 'https://argus.example/b', page: '3-4' },
      names: { editor: [{ family: 'Sá' }] },
    });
    for (const [format, name] of [
      ['bibtex', 'a.bib'],
      ['ris', 'a.ris'],
      ['csl-json', 'a.json'],
    ] as const) {
      const written = writeReferences(format, referencesOf(archive, [id]));
      const { entries } = planView(await readDescription(archive, file(name, written)));
      expect([format, entries[0]?.by, entries[0]?.fields]).toEqual([format, 'id', []]);
    }
  });

  it('that is none is refused by its name', async () => {
    const { archive } = newArchive();
    expect((await problemFrom(() => readDescription(archive, file('a.bib', 'no entry')))).message).toContain(
      '“a.bib”',
    );
    expect((await problemFrom(() => readDescription(archive, file('a.txt', 'words')))).message).toContain(
      'BibTeX',
    );
    expect((await problemFrom(() => readDescription(archive, '/none/gone.ris'))).message).toContain(
      '“gone.ris” does not exist',
    );
    expect(problemOf(() => describeArticle(archive, 'aaaaaaaaaaaa', {})).code).toBe('not-found');
  });
});

describe('the style of a briefing', () => {
  it('sets its notes and its bibliography, in the document for every format', async () => {
    const made = newArchive();
    const { archive, texts } = made;
    const id = await importContent(made, 'bridge.txt', words);
    editArticle(archive, {
      id,
      title: 'The bridge',
      authors: ['Kevin de León'],
      publisher: 'The Argus',
      published: '2022-10-19',
    });
    const marks = ['bridge was safe', 'Nobody asked'].map((quote) =>
      addAnnotation(archive, texts, { article: id, passage: { quote } }),
    );
    const briefing = addBriefing(archive, { title: 'What is known' });
    addBlocks(archive, {
      id: briefing,
      blocks: marks.map((annotation) => ({ kind: 'quotation', annotation })),
    });
    const document = (citing = {}) =>
      exportedDocument({ archive, texts }, { id: briefing, date: '2026-11-23', citing });

    expect(document().style).toMatchObject({ id: 'plain', notes: 'text' });
    chooseCiting(archive, briefing, { style: 'chicago-ibid' });
    const cited = document();
    expect(cited.style).toMatchObject({ id: 'chicago-ibid', notes: 'endnotes' });
    expect(cited.notes.map(({ content }) => wordsOf(content))).toEqual([
      'Kevin de León, “The Bridge,” The Argus, October 19, 2022, para. 1.',
      'Ibid.',
    ]);
    expect(cited.sources.map(({ entry, sign }) => [wordsOf(entry), sign])).toEqual([
      ['León, Kevin de. “The Bridge.” The Argus, October 19, 2022.', `S-${id.slice(0, 4)}`],
    ]);
    const german = document({ style: 'apa', notes: null, language: 'de' });
    expect(german.language).toBe('de');
    expect(german.notes).toEqual([]);
    expect(wordsOf(german.sources[0]?.entry ?? [])).toContain('Oktober');
    expect(problemOf(() => document({ style: 'gone' })).message).toContain('chicago, chicago-ibid');
    expect(problemOf(() => chooseCiting(archive, briefing, { language: 'no language' })).message).toContain(
      'no language',
    );
  });

  it('may be one that somebody has added, on every device of the archive', () => {
    const here = newArchive();
    const xml =
      '<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House style</title><id>http://x/house</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation></style>';
    expect(addStyle(here.archive, file('house.csl', xml))).toEqual({
      id: 'own-house',
      title: 'House style',
      isNote: false,
      isOwn: true,
    });
    const there = onAnotherDevice(here.path);
    expect(listStyles(there.archive).filter(({ isOwn }) => isOwn)).toHaveLength(1);
    removeStyle(there.archive, 'own-house');
    here.archive.refresh();
    expect(listStyles(here.archive).some(({ isOwn }) => isOwn)).toBe(false);
    expect(problemOf(() => removeStyle(here.archive, 'apa')).message).toContain('comes with Dossier');
    expect(problemOf(() => addStyle(here.archive, file('bad.csl', '<style>'))).message).toContain(
      '“bad.csl”',
    );
  });
});

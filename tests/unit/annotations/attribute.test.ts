import { beforeAll, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { attribute } from '../../../archive/annotations/attribute.ts';
import { speechInWords } from '../../../archive/annotations/speech-words.shared.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';

let opened: TestArchive;
let mark: string;
let marit: string;

beforeAll(async () => {
  opened = newArchive();
  const article = await importContent(opened, 'a.txt', 'She said: “The gate was closed.” He did not answer.');
  mark = addAnnotation(opened.archive, opened.texts, { article, passage: { quote: 'The gate was closed.' } });
  marit = addPerson(opened.archive, { name: 'Marit Østerhus', aliases: ['Marit'] });
});

const speech = () => viewById(opened.archive, opened.texts, mark).speech;

describe('who speaks in a quotation', () => {
  test('is nobody at first', () => {
    expect(speech()).toEqual({ speaker: null, addressee: '', occasion: '', translation: null });
    expect(speechInWords(speech())).toBe('');
  });

  test('is a person of the archive where one alone has the name, and follows that person’s name', () => {
    attribute(opened.archive, { id: mark, speaker: { name: ' marit ' }, addressee: ' the council ' });
    expect(speech()).toMatchObject({
      speaker: { id: marit, name: 'Marit Østerhus' },
      addressee: 'the council',
    });
    editPerson(opened.archive, { id: marit, name: 'M. Østerhus' });
    expect(speech().speaker).toEqual({ id: marit, name: 'M. Østerhus' });
  });

  test('stays a name alone where nobody, or more than one, has it: nothing is guessed and nobody is made', () => {
    addPerson(opened.archive, { name: 'Ana' });
    addPerson(opened.archive, { name: 'Ána' });
    const before = opened.archive.replica.homes('people').length;
    attribute(opened.archive, { id: mark, speaker: { name: 'Ana' } });
    expect(speech().speaker).toEqual({ id: null, name: 'Ana' });
    attribute(opened.archive, { id: mark, speaker: { name: 'A passer-by' } });
    expect(speech().speaker).toEqual({ id: null, name: 'A passer-by' });
    expect(opened.archive.replica.homes('people')).toHaveLength(before);
    // What was not spoken of stays.
    expect(speech().addressee).toBe('the council');
  });

  test('can be a translation of which nothing else is known, and is taken back', () => {
    attribute(opened.archive, { id: mark, translation: { from: '', by: '' } });
    expect(speechInWords(speech())).toBe('A passer-by, to the council; translated');
    attribute(opened.archive, {
      id: mark,
      translation: { from: 'Norwegian', by: 'B. Holm' },
      occasion: 'a hearing',
    });
    expect(speechInWords(speech())).toBe(
      'A passer-by, to the council, a hearing; translated from Norwegian by B. Holm',
    );
    attribute(opened.archive, { id: mark, speaker: null, addressee: '', occasion: '', translation: null });
    expect(speechInWords(speech())).toBe('');
  });

  test('is refused for a person or a mark that is not there, and nothing is written', () => {
    const stamp = opened.archive.log.newest({ limit: 1 })[0]?.stamp;
    expect(() => attribute(opened.archive, { id: mark, speaker: { id: '000000000000' } })).toThrow(
      /no person/,
    );
    expect(() => attribute(opened.archive, { id: '000000000000', addressee: 'x' })).toThrow(/no highlight/);
    expect(opened.archive.log.newest({ limit: 1 })[0]?.stamp).toBe(stamp);
  });
});

import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { briefingDocumentSchema } from '../../../archive/contract/document.ts';
import { writtenFormats } from '../../../archive/contract/formats.ts';
import { setDocument } from '../../../archive/formats/set-document.ts';
import { printBody } from '../../../archive/print/print-html.ts';
import { nameFinder } from '../../../archive/redaction/find-names.ts';
import { redactDocument } from '../../../archive/redaction/redact-document.ts';
import { redactedInlines, redactedPieces, redactedText } from '../../../archive/redaction/redact-text.ts';
import { own, quotationOf, wholeDocument, words } from '../formats/whole-document.ts';

const kevin = {
  id: 'p00000000001',
  pseudonym: 'Person A',
  isPerson: true,
  names: ['Kevin de León', 'KDL', 'Kevin Alexander Leon'],
};
const nury = { id: 'p00000000002', pseudonym: 'Person B', isPerson: true, names: ['Martinez, Nury'] };
const argus = {
  id: 'p00000000003',
  pseudonym: 'Organisation A',
  isPerson: false,
  names: ['Bellwick Argus'],
};

describe('names in a text', () => {
  const find = nameFinder([kevin, nury, argus], ['Ana Martinez', 'Ben Other']);
  const cases: readonly (readonly [text: string, redacted: string])[] = [
    ['Kevin de León will not resign.', 'Person A will not resign.'],
    ['KEVIN DE LEON’S staff; de León’s; the De Leóns', 'Person A’S staff; Person A’s; the Person A'],
    ['León, Kevin', 'Person A'],
    ['K. de León and Kevin Alexander Leon', 'Person A and Person A'],
    ['Kevin “Kev” de León', 'Person A'],
    ['see #KevinDeLeon and kevindeleon@example.org', 'see #Person A and Person A@example.org'],
    ['Le\u00adón, L\u200beón and Leo\u0301n', 'Person A, Person A and Person A'],
    ['Nury Martinez met Ana Martinez.', 'Person B met Ana name left out.'],
    ['The Bellwick Argus said; the argus eyes', 'The Organisation A said; the argus eyes'],
    ['The city of León-on-Sea', 'The city of Person A-on-Sea'],
    ['Nothing of the kind was leonine-free', 'Nothing of the kind was leonine-free'],
  ];
  it.each(cases)('%s', (text, redacted) => {
    expect(redactedText(text, find, 'own')).toBe(redacted);
  });

  it('finds names in scripts without capitals and blanks', () => {
    const scripts = nameFinder(
      [
        { id: 'x', pseudonym: 'Person A', isPerson: true, names: ['习近平'] },
        { id: 'y', pseudonym: 'Person B', isPerson: true, names: ['محمود درويش'] },
        { id: 'z', pseudonym: 'Person C', isPerson: true, names: ['Владимир Путин'] },
      ],
      [],
    );
    expect(redactedText('主席习近平说', scripts, 'own')).toBe('主席Person A说');
    expect(redactedText('وقال درويش لدرويش', scripts, 'own')).toBe('وقال Person B');
    expect(redactedText('о Путине и Путиным', scripts, 'own')).toBe('о Person C и Person C');
  });

  it('leaves words of every day alone where a part of a name is one', () => {
    const will = nameFinder(
      [{ id: 'x', pseudonym: 'Person A', isPerson: true, names: ['Will May Ferrer'] }],
      [],
    );
    expect(redactedText('It will end in May, said Will Ferrer.', will, 'own')).toBe(
      'It will end in May, said Person A.',
    );
  });

  it('makes a pseudonym in a quotation an insertion, and the rest stay verbatim', () => {
    expect(
      redactedPieces(
        [
          { kind: 'verbatim', text: 'Kevin de' },
          { kind: 'verbatim', text: ' León resigned, ' },
          { kind: 'ellipsis' },
          { kind: 'insertion', text: 'León' },
        ],
        find,
      ),
    ).toEqual([
      { kind: 'insertion', text: 'Person A' },
      { kind: 'verbatim', text: ' resigned, ' },
      { kind: 'ellipsis' },
      { kind: 'insertion', text: 'Person A' },
    ]);
  });

  it('finds a name that is set in several looks, and takes away a link that names somebody', () => {
    expect(
      redactedInlines(
        [
          words('Mr Kevin '),
          words('de ', { strong: true }),
          { kind: 'link', address: 'https://a.example/kevin-de-le%C3%B3n', content: [words('León’s page')] },
          { kind: 'link', address: 'https://a.example/', content: [words('here')] },
        ],
        find,
        'own',
      ),
    ).toEqual([
      words('Mr Person A'),
      words('’s page'),
      { kind: 'link', address: 'https://a.example/', content: [words('here')] },
    ]);
  });
});

describe('a redacted document', () => {
  const document = wholeDocument({
    title: 'What De León’s office knew',
    people: [
      {
        id: kevin.id,
        name: 'Kevin de León',
        also: 'also KDL',
        description: own('Councilman.'),
        places: ['q-1'],
      },
    ],
  });
  document.blocks.push({
    kind: 'quotation',
    quotation: quotationOf(3, {
      pieces: [{ kind: 'verbatim', text: 'Mr Kevin de León, whom KDL’s friends call Kev' }],
      note: own('Ask Kevin’s lawyer'),
      before: 'De León entered.',
    }),
  });
  const { document: redacted, report } = redactDocument(document, {
    names: [kevin, argus],
    others: [],
    withoutNotes: true,
  });
  /** Folded as a searcher would: without accents and case. */
  const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const banned = /kevin|leon\b|\bkdl\b|bellwick argus|ana ruiz|p00000000001/u;

  it('is a document still, and says that it is redacted', () => {
    expect(briefingDocumentSchema.parse(redacted)).toEqual(redacted);
    expect(JSON.stringify(redacted.blocks[0])).toContain('2 names are replaced: Person A, Organisation A');
    expect(redacted.author).toBe('');
    expect(redacted.pictures).toEqual({});
    expect(redacted.people[0]).toMatchObject({ name: 'Person A', also: '' });
    expect(report.pictures).toBe(3);
    expect(report.notes).toBe(2);
    expect(report.pseudonyms[0]?.places).toBeGreaterThan(6);
  });

  it('holds no redacted word in any field', () => {
    expect(folded(JSON.stringify(redacted))).not.toMatch(banned);
    expect(folded(JSON.stringify(document))).toMatch(banned);
  });

  it.each(writtenFormats)('holds none in any byte of %s, unpacked', async (format) => {
    const bytes = await setDocument(redacted, format);
    const texts =
      format === 'docx'
        ? Object.entries(unzipSync(bytes)).map(([name, content]) => name + strFromU8(content))
        : [strFromU8(bytes)];
    for (const text of texts) expect(folded(text)).not.toMatch(banned);
    expect(texts.join('')).toContain('Person A');
  });

  it('holds none on the printed page', () => {
    expect(folded(printBody(redacted, { pages: {}, picture: () => null }))).not.toMatch(banned);
  });
});

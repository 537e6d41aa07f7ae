/** The whole of a printed page: every kind of block, and that every link leads somewhere. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { printBody, proofBody, proofOfBack } from '../../../archive/print/print-html.ts';
import { runningHeads } from '../../../archive/print/running-heads.ts';
import { everyBlock } from '../../documents/every-block.ts';
import { longDocument } from '../../documents/long-document.ts';

const setting = { pages: {}, picture: (name: string) => (name === 'nowhere' ? null : `/picture/${name}`) };
const domOf = (html: string): Document => new JSDOM(html).window.document;
const pageOf = (made: BriefingDocument): Document => domOf(printBody(made, setting));
const idsOf = (page: Document): string[] => [...page.querySelectorAll('[id]')].map(({ id }) => id);
const targetsOf = (page: Document): string[] =>
  [...page.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? '');

const documents = {
  'every kind of block': everyBlock(),
  'notes at the end': { ...everyBlock(), style: { ...everyBlock().style, notes: 'endnotes' as const } },
  'a long one': longDocument(120),
};

describe.each(Object.entries(documents))('a page of %s', (_, made) => {
  const page = pageOf(made);

  test('names every place once, and has every place that a link leads to', () => {
    const ids = idsOf(page);
    expect(ids.toSorted()).toEqual([...new Set(ids)].sort());
    expect(targetsOf(page).filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('says each quotation and each note once', () => {
    const quotations = made.blocks.filter(({ kind }) => kind === 'quotation');
    expect(page.querySelectorAll('.quotation > .said > blockquote')).toHaveLength(quotations.length);
    expect([...page.querySelectorAll('.noted')].map(({ id }) => id)).toEqual(
      made.notes.map(({ place }) => place),
    );
  });

  test('has the same words in its proof, without links', () => {
    const proof = domOf(proofBody(made, setting));
    expect(proof.body.textContent).toBe(page.body.textContent);
    expect([...proof.querySelectorAll('a[href]')].every((link) => link.closest('[hidden]'))).toBe(true);
    expect(targetsOf(proof).length).toBeGreaterThan(0);
    const back = domOf(proofOfBack(made, setting)).body.textContent?.trim() ?? '';
    expect(page.body.textContent?.trim().endsWith(back)).toBe(true);
  });
});

describe('a quotation', () => {
  const page = pageOf(everyBlock());
  const first = page.querySelector('#q-1');

  test('tells the source’s words from the author’s', () => {
    expect(first?.querySelector('blockquote')?.textContent).toBe(
      'And above the crack, as clear as on a church bell, […] [was] an anchor and the number 68.2',
    );
    expect([...(first?.querySelectorAll('.added') ?? [])].map(({ textContent }) => textContent)).toEqual([
      '[…]',
      '[was]',
    ]);
  });

  test('has its number and its sign, which leads to its source', () => {
    expect(first?.querySelector('.label .number')?.textContent).toBe('1');
    expect(first?.querySelector('.label a.sign')?.getAttribute('href')).toBe('#src-1');
  });

  test('has what stands around it outside of its words', () => {
    const second = page.querySelector('#q-2');
    expect([...(second?.querySelectorAll('.context') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'It had rained since Friday.',
      'Nobody asked him about it afterwards.',
    ]);
    expect(second?.querySelector('blockquote')?.textContent).not.toContain('rained');
  });

  test('says who translated it, and shows the picture that a machine read', () => {
    const third = page.querySelector('#q-3');
    expect(third?.querySelector('.translated')?.textContent).toBe('Translated from German by Ana Sá.');
    expect(third?.querySelector('.machine-read img')?.getAttribute('src')).toBe('/picture/scan');
    expect(third?.querySelector('.machine-read')?.textContent).toContain('nobody has compared them');
  });
});

test('a picture that is not here is said', () =>
  expect(pageOf(everyBlock()).querySelector('#fig-3 .missing')?.textContent).toBe(
    'A picture is missing: The mill.',
  ));

test('the notes of a section stand at its end', () => {
  const page = pageOf(everyBlock());
  const order = [...page.querySelectorAll('main > h2, main > .section-notes')].map((one) =>
    one.matches('h2') ? one.textContent : 'notes',
  );
  expect(order.slice(0, 3)).toEqual(['What was said before the vote', 'notes', 'Who and when']);
});

test('running heads name the section of their page, and every page but the cover has its number', () => {
  const pages = { 'h-1': 3, 'h-2': 4, 'h-3': 6, 'h-4': 6 };
  const heads = domOf(runningHeads(everyBlock(), pages, 7));
  const said = [...heads.querySelectorAll('.running')].map((head) => [
    head.querySelector('.section')?.textContent,
    head.querySelector('.foot')?.textContent,
  ]);
  expect(said).toEqual([
    ['', '2 of 7'],
    ['What was said before the vote', '3 of 7'],
    ['What was said before the vote', '4 of 7'],
    ['What was said before the vote', '5 of 7'],
    ['Who and when', '6 of 7'],
    ['In pictures', '7 of 7'],
  ]);
});

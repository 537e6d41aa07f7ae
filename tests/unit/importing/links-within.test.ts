import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../archive/importing/html-file.ts';

const story = Array.from(
  { length: 8 },
  (_, index) =>
    `<p>Paragraph ${index} of the story: the councilman said that he would stay, and the council said nothing at all to that.</p>`,
).join('\n');

const notes =
  '<ol><li id="fn1">The first note says where this was heard. <a href="#r1">Back</a></li><li><a name="fn2"></a>The second note.</li></ol>';
const body = `<p>He said so twice.<sup id="r1"><a href="#fn1">1</a></sup> And again.<a href="#fn2">2</a></p>${story}<h2>Notes</h2>${notes}`;

function imported(head: string, content: string) {
  const { reading } = parseHtml(
    `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body><article><h1>T</h1>${content}</article></body></html>`,
  );
  return new JSDOM(reading ?? '').window.document;
}

/** What each link within leads to. */
const leads = (document: Document): Record<string, string> =>
  Object.fromEntries(
    [...document.querySelectorAll('a[href^="#"]')].map((link) => [
      link.textContent ?? '',
      document.getElementById(link.getAttribute('href')?.slice(1) ?? '')?.textContent?.trim() ?? 'nothing',
    ]),
  );

describe('links to places of the same page', () => {
  test('lead to footnotes and back, by ids of our own', () => {
    const document = imported('', body);
    expect(leads(document)).toMatchObject({
      '1': expect.stringContaining('The first note'),
      '2': expect.stringContaining('The second note'),
      Back: '1',
    });
    for (const element of document.querySelectorAll('[id]')) expect(element.id).toMatch(/^ref-\d+$/);
    expect(document.querySelectorAll('[id]')).toHaveLength(3);
  });

  test('also where they name the whole address of the page, and where it has a base', () => {
    const named = body.replaceAll('href="#', 'href="https://ledger.example/story#');
    const head =
      '<link rel="canonical" href="http://ledger.example/story/"><base href="https://ledger.example/">';
    expect(leads(imported(head, named))).toMatchObject({ '1': expect.stringContaining('The first note') });
    const elsewhere = body.replaceAll('href="#', 'href="https://other.example/story#');
    expect(leads(imported(head, elsewhere))).toEqual({});
  });

  test('lead nowhere where there is no such place, and ids of the page are not kept', () => {
    const document = imported(
      '',
      `<p id="ref-1" data-dossier-target="ref-7">One <a href="#gone">gone</a>.</p>${story}`,
    );
    expect(leads(document)).toEqual({});
    expect(document.querySelectorAll('[id]')).toHaveLength(0);
    expect(document.querySelector('a')?.hasAttribute('href')).toBe(false);
  });
});

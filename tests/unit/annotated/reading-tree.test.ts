import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReading } from '../../../archive/annotated/read-reading.ts';
import { plainTree, treeHolds } from '../../../archive/annotated/reading-tree.ts';
import { type ReadingNode, readingTreeSchema } from '../../../archive/contract/reading-tree.ts';
import { parseHtmlFile } from '../../../archive/importing/html-file.ts';
import { parseText } from '../../../archive/importing/text-file.ts';
import { corpus } from '../importing/corpus.ts';

const names = (nodes: readonly ReadingNode[]): string[] =>
  nodes.flatMap((node) => (node.kind === 'element' ? [node.name, ...names(node.content)] : []));

describe('a reading copy on its way to paper', () => {
  test('keeps its shapes, and says nothing else', () => {
    const html = `<!doctype html><meta charset="utf-8"><article lang="de" dir="ltr"><header><h1>Title</h1><p class="byline evil">By A</p></header>
<p onclick="x()" style="color:red">One <a href="https://evil.example/">two</a> <b>three</b><script>alert(1)</script></p>
<ol start="4"><li>four</li></ol><table><tr><td colspan="2">five</td></tr></table>
<iframe src="https://evil.example/"></iframe><img src="https://evil.example/x.png"><img src="data:image/png;base64,iVBORw0KGgo=" alt="A gate"></article>`;
    const tree = readReading(html);
    expect(() => readingTreeSchema.parse(tree)).not.toThrow();
    const said = JSON.stringify(tree);
    expect(said).not.toMatch(/evil|onclick|color|alert|iframe|script/u);
    expect(names(tree.content)).toEqual(
      expect.arrayContaining(['header', 'h1', 'p', 'strong', 'ol', 'li', 'table', 'td']),
    );
    expect(tree).toMatchObject({ language: 'de', direction: 'ltr', pictures: [{ type: 'image/png' }] });
    expect(said).toContain('"start":4');
    expect(said).toContain('"columns":2');
    expect(said).toContain('"part":"byline"');
  });

  test('holds the stored text word for word, or is known not to', () => {
    const { reading, text } = parseText('First line\nsecond line\n\nAnother paragraph.');
    const tree = readReading(reading ?? '');
    expect(treeHolds(tree, text)).toBe(true);
    expect(treeHolds(tree, text.replace('Another', 'Some other'))).toBe(false);
    expect(treeHolds(tree, `${text}\n\nAnd more.`)).toBe(false);
    expect(treeHolds(plainTree(text), text)).toBe(true);
  });

  test('of the text alone has its paragraphs, pages and lines', () => {
    const text = 'One\ntwo\n\nthree\fFour\n\n\nfive';
    expect(treeHolds(plainTree(text), text)).toBe(true);
    expect(names(plainTree(text).content)).toEqual(['p', 'br', 'p', 'p', 'p']);
    expect(names(plainTree(text, ' ').content)).toEqual(['p', 'p', 'p', 'p']);
  });

  const folder = corpus && join(corpus, 'pages');
  if (!folder) console.log('The corpus of pages is not here: none is read for paper.');
  test.skipIf(!folder)('of every page of the corpus holds its text', { timeout: 120_000 }, () => {
    // Every fourth: to read a page takes a quarter of a second.
    for (const name of readdirSync(folder ?? '').filter((_, index) => index % 4 === 0)) {
      const file = join(folder ?? '', name, 'source.html');
      const { reading, text } = parseHtmlFile(readFileSync(file));
      const tree = readReading(reading ?? '');
      expect([name, treeHolds(tree, text)]).toEqual([name, true]);
      expect(() => readingTreeSchema.parse(tree)).not.toThrow();
    }
  });
});

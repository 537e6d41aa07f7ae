import { expect, test } from 'vitest';
import { ProblemError } from '../../../archive/contract/problem.ts';
import { OpenedPages } from '../../../main/protocols/opened-pages.ts';

const capture = '20261122T101112Z-9f86d081';
const older = '20251122T101112Z-00000000';
const copy = { capture, kind: 'html', textSha256: 'e3b0', marks: 2 } as const;

/** An archive with one article, `a`, and two of its captures. */
function pages(): { opened: OpenedPages; asked: string[] } {
  const asked: string[] = [];
  const ask = async (name: string, input: { article: string; capture?: string }) => {
    asked.push(`${name} ${input.article}`);
    if (input.article !== 'a') throw new ProblemError('not-found', 'There is no such article.');
    if (name === 'service.copyToShow') return { ...copy, folder: `/archive/a/captures/${capture}` };
    return { path: `/archive/a/captures/${input.capture}/text.json` };
  };
  return { opened: new OpenedPages({ ask } as never), asked };
}

test('a page reads nothing until it is given to an article, and then that one', async () => {
  const { opened, asked } = pages();
  expect(await opened.folderOf('page1', capture, 'text.json')).toBeUndefined();
  expect(asked).toEqual([]);
  expect(await opened.open('page1', 'a')).toEqual(copy);
  expect(await opened.folderOf('page1', capture, 'text.json')).toBe(`/archive/a/captures/${capture}`);
  expect(await opened.folderOf('page1', older, 'text.json')).toBe(`/archive/a/captures/${older}`);
  expect(await opened.folderOf('page2', capture, 'text.json')).toBeUndefined();
});

test('a page never becomes another article’s', async () => {
  const { opened } = pages();
  await opened.open('page1', 'a');
  await expect(opened.open('page1', 'b')).rejects.toThrow('can’t be made to show another');
  expect(await opened.open('page1', 'a')).toEqual(copy);
  // Nor after an opening that failed.
  await expect(opened.open('page2', 'b')).rejects.toThrow('no such article');
  await expect(opened.open('page2', 'a')).rejects.toThrow('can’t be made to show another');
});

test('what is not there is not found', async () => {
  const { opened } = pages();
  await opened.open('page1', 'b').catch(() => undefined);
  expect(await opened.folderOf('page1', capture, 'text.json')).toBeUndefined();
});

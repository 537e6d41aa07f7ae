import { expect, test } from 'vitest';
import { arrivingText } from '../../../renderer/page/arriving.ts';

const words = 'Kevin de León 😀 spoke of the harbour. ';
const bytes = new TextEncoder().encode(words.repeat(10));

/** Arrives so many bytes at a time; letters are cut through. */
function response(size: number): { response: Response; sent: () => number } {
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  return { response: new Response(body), sent: () => at };
}

test('a text begins before its end has arrived, and is whole in the end', async () => {
  const arriving = response(7);
  const { beginning, whole } = await arrivingText(arriving.response, 60);
  expect(beginning.length).toBeGreaterThanOrEqual(60);
  expect(beginning.length).toBeLessThan(80);
  expect(arriving.sent()).toBeLessThan(bytes.length);
  expect(words.repeat(10).startsWith(beginning)).toBe(true);
  expect(await whole).toBe(words.repeat(10));
});

test('a text shorter than what is waited for is all there at once', async () => {
  const { beginning, whole } = await arrivingText(response(1_000).response, 10_000);
  expect(beginning).toBe(words.repeat(10));
  expect(await whole).toBe(beginning);
  expect((await arrivingText(new Response(null), 5)).beginning).toBe('');
});

test('what breaks off is not taken for the whole', async () => {
  const broken = new ReadableStream({
    pull: (controller) => controller.error(new Error('the disk went away')),
  });
  await expect(arrivingText(new Response(broken), 10)).rejects.toThrow('the disk went away');
});

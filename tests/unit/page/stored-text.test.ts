import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { fetchStoredText, sha256Of } from '../../../renderer/page/stored-text.ts';

const text = 'Kevin de León 😀';
const rule = { name: 'dossier-reading-text', version: 1 };
const sha256 = createHash('sha256').update(text).digest('hex');
const answer = (body: BodyInit | null, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
afterEach(() => vi.unstubAllGlobals());

it('hashes UTF-8 bytes', async () => expect(await sha256Of(text)).toBe(sha256));

it('is sound when its own hash is the one asked for', async () => {
  answer(JSON.stringify({ text, rule, sha256: 'whatever it claims' }));
  expect(await fetchStoredText('/text.json', sha256)).toEqual({ text, rule, sound: true });
});

it('is not sound when a letter was changed, whatever the file claims', async () => {
  answer(JSON.stringify({ text: text.replace('K', 'C'), rule, sha256 }));
  expect((await fetchStoredText('/text.json', sha256)).sound).toBe(false);
});

const damaged = [
  ['missing', null, 404],
  ['not JSON', '{', 200],
  ['without a text', '{"text":7}', 200],
] as const;
for (const [name, body, status] of damaged) {
  it(`is empty and not sound when the file is ${name}`, async () => {
    answer(body, status);
    expect(await fetchStoredText('/text.json', sha256)).toMatchObject({ text: '', sound: false });
  });
}

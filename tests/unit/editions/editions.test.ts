import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ServiceOutput } from '../../../archive/contract/service.ts';
import { canonicalJson } from '../../../archive/proof/canonical-json.ts';
import { onAnotherDevice, temporaryFolder } from '../archive-in-folder.ts';
import { Desk, printed } from '../proof/proven.ts';

const first = 'The gate was shut on Monday. Nobody was told. The council had written in May.';

let desk: Desk;
let article: string;
let briefing: string;
beforeEach(async () => {
  desk = await Desk.open();
  article = await desk.addText(first);
  briefing = await desk.briefing('The gate', [await desk.quote(article, 'The gate was shut on Monday.')]);
});
afterEach(() => desk.service.shutDown());

type Edition = ServiceOutput<'service.noteEdition'>;

async function exported(recipient = '', from = desk): Promise<Edition> {
  const document = await from.document(briefing);
  const bytes = new Uint8Array(await printed(document));
  const { sha256 } = await from.ask('service.storeEdition', { bytes, format: 'pdf' });
  return from.ask('service.noteEdition', {
    briefing,
    sha256,
    format: 'pdf',
    pages: 1,
    recipient,
    fingerprint: '',
    signed: false,
    redacted: false,
    document,
  });
}
const list = () => desk.ask('editions.list', { briefing });
const addText = (text: string) =>
  desk.ask('briefings.addBlocks', { id: briefing, blocks: [{ kind: 'text', text }] });
const files = ({ sha256 }: Edition): string => join(desk.path, 'files', `${sha256}.pdf`);

describe('editions of a briefing', () => {
  test('are kept unchanged, with what was other in each', async () => {
    const one = await exported('  Minister   Holt ');
    await addText('Both deny it.');
    const quote = await desk.quote(article, 'Nobody was told.');
    await desk.ask('briefings.addBlocks', {
      id: briefing,
      blocks: [{ kind: 'quotation', annotation: quote }],
    });
    const two = await exported();
    expect(await list()).toMatchObject([
      {
        id: one.id,
        number: 1,
        recipient: 'Minister Holt',
        by: 'Ana Sá',
        since: null,
        here: true,
        quotations: 1,
      },
      { id: two.id, number: 2, recipient: '', quotations: 2 },
    ]);
    expect(two.since?.added).toBeGreaterThanOrEqual(2);
    const { path, name } = await desk.ask('service.editionFile', { briefing, edition: one.id });
    expect(path).toBe(files(one));
    expect(name).toBe('The gate, edition 1.pdf');
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('the same bytes for the same reader are one edition', async () => {
    const one = await exported('Holt');
    expect((await exported('Holt')).id).toBe(one.id);
    const other = await exported('Berczay');
    expect(other).toMatchObject({
      number: 2,
      sha256: one.sha256,
      since: { added: 0, removed: 0, changed: 0 },
    });
  });

  test('are compared by what they say', async () => {
    await addText('Both deny it, and neither was asked by anybody.');
    const one = await exported();
    const { blocks } = await desk.ask('briefings.get', { id: briefing });
    const block = blocks.find(({ kind }) => kind === 'text')?.id ?? '';
    await desk.ask('briefings.editBlock', {
      id: briefing,
      block,
      text: 'Both deny it, and neither was asked by the council.',
    });
    const quote = await desk.quote(article, 'Nobody was told.');
    await desk.ask('briefings.addBlocks', {
      id: briefing,
      blocks: [{ kind: 'quotation', annotation: quote }],
    });
    const two = await exported();
    const { earlier, later, changes } = await desk.ask('editions.compare', {
      briefing,
      edition: two.id,
      with: '',
    });
    expect([earlier.id, later.id]).toEqual([one.id, two.id]);
    expect(changes).toContainEqual({
      kind: 'changed',
      what: 'text',
      before: 'Both deny it, and neither was asked by anybody.',
      after: 'Both deny it, and neither was asked by the council.',
    });
    expect(changes).toContainEqual({
      kind: 'added',
      what: 'quotation',
      before: '',
      after: 'Nobody was told.',
    });
    await expect(desk.ask('editions.compare', { briefing, edition: one.id, with: '' })).rejects.toThrow(
      /first edition/u,
    );
  });

  test('note for whom they are, later too', async () => {
    const one = await exported();
    await desk.ask('editions.describe', { briefing, edition: one.id, recipient: 'Holt' });
    expect((await list())[0]?.recipient).toBe('Holt');
  });

  test('are not undone with the last key', async () => {
    await addText('Both deny it.');
    await exported();
    const { undo } = await desk.ask('history.next', {});
    expect(undo?.words).not.toMatch(/edition/u);
    await desk.ask('history.step', { direction: 'undo' });
    expect(await list()).toHaveLength(1);
  });

  test('are told by verifying where they were altered or are gone', async () => {
    const one = await exported();
    const verified = async () =>
      (await desk.ask('archive.verify', {})).findings.map(({ kind, message }) => `${kind}: ${message}`);
    expect(await verified()).toEqual([]);
    const bytes = readFileSync(files(one));
    writeFileSync(files(one), Buffer.concat([bytes, Buffer.from(' ')]));
    expect(await verified()).toEqual([
      expect.stringMatching(/^edition-altered: The file of the edition of “The gate”/u),
    ]);
    await expect(desk.ask('service.editionFile', { briefing, edition: one.id })).rejects.toThrow(
      /is not what was kept/u,
    );
    rmSync(files(one));
    expect(await verified()).toEqual([expect.stringMatching(/^edition-missing: /u)]);
    expect((await list())[0]?.here).toBe(false);
  });

  test('are carried by a sync', async () => {
    const one = await exported();
    const other = join(temporaryFolder(), 'Other');
    await desk.ask('service.sync', { path: other, dryRun: false });
    expect(existsSync(join(other, 'files', `${one.sha256}.pdf`))).toBe(true);
    const device = onAnotherDevice(other);
    expect(device.archive.replica.below(`briefings/${briefing}`, 'editions')).toHaveLength(1);
  });

  test('go with a briefing that is destroyed; of an article it is said that they keep its words', async () => {
    const one = await exported();
    const { elsewhere } = await desk.ask('things.toDestroy', { ids: [article] });
    expect(elsewhere[0]).toMatch(/An edition of a briefing quotes it and keeps these words/u);
    await desk.ask('things.destroy', { ids: [briefing] });
    expect(existsSync(files(one))).toBe(false);
    expect(readFileSync(join(desk.path, 'dossier.json'), 'utf8')).toContain('format');
  });

  test('a file that could not be written leaves nothing behind', async () => {
    const bytes = new Uint8Array(await printed(await desk.document(briefing)));
    const { sha256, isNew } = await desk.ask('service.storeEdition', { bytes, format: 'pdf' });
    expect(isNew).toBe(true);
    await desk.ask('service.dropEdition', { sha256, format: 'pdf' });
    expect(existsSync(join(desk.path, 'files', `${sha256}.pdf`))).toBe(false);
    expect(await list()).toEqual([]);
  });
});

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 'x' }], a: null })).toBe(
    canonicalJson({ a: null, b: [{ c: 'x', d: 1 }] }),
  );
});

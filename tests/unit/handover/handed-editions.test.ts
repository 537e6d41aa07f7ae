/** Editions go with their briefing where that is asked for, and with an archive in a bag. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HandoverExtras, HandoverPreview } from '../../../archive/contract/handover.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { compareEditions } from '../../../archive/editions/compare-editions.ts';
import { editionFile, listEditions, noteEdition } from '../../../archive/editions/edition.ts';
import { storeEditionFile } from '../../../archive/editions/edition-file.ts';
import { handOver, previewHandover } from '../../../archive/handover/hand-over.ts';
import { unbag } from '../../../archive/preserving/unbag.ts';
import { writeBag } from '../../../archive/preserving/write-bag.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { contentsOf, openArchive, type TestArchive, temporaryFolder } from '../archive-in-folder.ts';
import { type RichArchive, richArchive } from './rich-archive.ts';

const bare: HandoverExtras = { notes: false, history: false, trash: false };
const bytes = (edition: number): Buffer => Buffer.from(`%PDF-1.7 edition ${edition}\n%%EOF\n`);

let from: RichArchive;
let ids: string[];
beforeEach(async () => {
  from = await richArchive();
  ids = [1, 2].map((number) => exported(number, number === 1 ? 'Minister Holt' : ''));
});

/** An edition as the export keeps it; the words of the document differ by its date. */
function exported(number: number, recipient: string): string {
  const { archive, texts } = from;
  const document = exportedDocument({ archive, texts }, { id: from.briefing, date: `2026-11-2${number}` });
  const { sha256 } = storeEditionFile(archive, bytes(number), 'pdf');
  return noteEdition(archive, {
    briefing: from.briefing,
    sha256,
    format: 'pdf',
    pages: 1,
    recipient,
    fingerprint: '',
    signed: false,
    redacted: false,
    document: { ...document, title: `What is known, ${number}` },
  }).id;
}

const part = (): { kind: 'briefings'; ids: string[] } => ({ kind: 'briefings', ids: [from.briefing] });
const leftOut = ({ leftOut: left }: HandoverPreview) =>
  Object.fromEntries(left.map(({ kind, things }) => [kind, things]));

async function handed(extras: Partial<HandoverExtras>): Promise<TestArchive & { preview: HandoverPreview }> {
  const folder = join(temporaryFolder(), 'copy');
  const input = { part: part(), extras: { ...bare, ...extras }, folder };
  const preview = previewHandover(from.archive, input.part, input.extras);
  const report = await handOver(from.archive, input, { home: from.home });
  expect(report).toMatchObject(preview);
  return { ...openArchive(folder, { home: temporaryFolder() }), preview };
}

describe('editions of a briefing that is handed over', () => {
  test('stay unless they are asked for, and are named', async () => {
    const { archive, path, preview } = await handed({});
    expect(preview.included.editions).toBe(0);
    expect(leftOut(preview).editions).toHaveLength(2);
    expect(leftOut(preview).editions?.[0]).toMatch(/^\d{4}-\d\d-\d\d, What is known, 1$/u);
    expect(listEditions(archive, from.briefing)).toEqual([]);
    const everything = JSON.stringify(contentsOf(path));
    for (const id of ids) expect(everything).not.toContain(id);
    expect(existsSync(join(path, 'files'))).toBe(false);
  });

  test('go byte for byte, are compared and verified there; for whom they were stays', async () => {
    const { archive, path, preview } = await handed({ editions: true });
    expect(preview.included).toMatchObject({ editions: 2, files: expect.any(Number) });
    expect(leftOut(preview)).not.toHaveProperty('editions');
    expect(leftOut(preview).notes).toContain('for Minister Holt');
    expect(listEditions(archive, from.briefing)).toMatchObject([
      { id: ids[0], number: 1, recipient: '', here: true },
      { id: ids[1], number: 2, recipient: '', here: true },
    ]);
    for (const [at, id] of ids.entries())
      expect(editionFile(archive, from.briefing, id).bytes.equals(bytes(at + 1))).toBe(true);
    const { changes } = compareEditions(archive, {
      briefing: from.briefing,
      edition: ids[1] ?? '',
      other: '',
    });
    expect(changes).toMatchObject([{ what: 'title', before: 'What is known, 1', after: 'What is known, 2' }]);
    expect(readdirSync(join(path, 'files'))).toHaveLength(4);
    const { findings } = await verifyArchive(archive);
    expect(findings.filter(({ kind }) => kind.startsWith('edition'))).toEqual([]);
    expect(JSON.stringify(contentsOf(path))).not.toContain('Holt');
  });

  test('go with for whom they were where notes go, and with their history', async () => {
    const { archive, preview } = await handed({ editions: true, notes: true, history: true });
    expect(listEditions(archive, from.briefing)[0]?.recipient).toBe('Minister Holt');
    expect(leftOut(preview)).not.toHaveProperty('notes');
    expect(archive.log.about(`briefings/${from.briefing}/editions/${ids[0]}`).length).toBeGreaterThan(0);
  });

  test('one whose file is not here or was altered, and one in the trash, stay and are named', async () => {
    const name = (number: number): string =>
      join(from.path, 'files', `${listEditions(from.archive, from.briefing)[number - 1]?.sha256}.pdf`);
    const [first, second] = [name(1), name(2)];
    rmSync(first);
    const gone = await handed({ editions: true });
    expect(gone.preview.included.editions).toBe(1);
    expect(leftOut(gone.preview).editions).toHaveLength(1);
    expect(listEditions(gone.archive, from.briefing).map(({ id }) => id)).toEqual([ids[1]]);
    writeFileSync(second, 'altered');
    expect(previewHandover(from.archive, part(), { ...bare, editions: true }).included.editions).toBe(0);
    writeFileSync(second, bytes(2));
    from.archive.commit((draft) =>
      draft.set(`briefings/${from.briefing}/editions/${ids[1]}`, 'trashed', true),
    );
    const preview = previewHandover(from.archive, part(), { ...bare, editions: true });
    expect(preview.included.editions).toBe(0);
    expect(leftOut(preview).trash).toContainEqual(expect.stringMatching(/What is known, 2$/u));
  });
});

test('editions go out in a bag and come back as they were', async () => {
  const bag = join(temporaryFolder(), 'bag');
  const back = join(temporaryFolder(), 'back');
  const home = temporaryFolder();
  expect((await writeBag(from.archive, bag, { home: from.home, agent: 'Dossier test' })).findings).toEqual(
    [],
  );
  const manifest = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8');
  for (const { sha256 } of listEditions(from.archive, from.briefing))
    expect(manifest).toContain(`${sha256}  data/files/${sha256}.pdf\n`);
  await unbag(bag, back, { home });
  const { archive } = openArchive(back, { home });
  expect(listEditions(archive, from.briefing)).toEqual(listEditions(from.archive, from.briefing));
  expect(editionFile(archive, from.briefing, ids[0] ?? '').bytes.equals(bytes(1))).toBe(true);
  expect((await verifyArchive(archive)).findings.filter(({ kind }) => kind.startsWith('edition'))).toEqual(
    [],
  );
  // Altered in the bag, it is not taken out.
  const [{ sha256 = '' } = {}] = listEditions(from.archive, from.briefing);
  writeFileSync(join(bag, 'data', 'files', `${sha256}.pdf`), bytes(3));
  await expect(unbag(bag, join(temporaryFolder(), 'again'), { home })).rejects.toThrow(/files/u);
});

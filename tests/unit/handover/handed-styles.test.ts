/** A briefing goes with the style that it is cited in: without, the copy could not be exported. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing } from '../../../archive/briefings/briefing.ts';
import { chooseCiting } from '../../../archive/citing/citing-choice.ts';
import { addStyle, listStyles } from '../../../archive/citing/own-styles.ts';
import { bundledStyle } from '../../../archive/citing/styles.ts';
import type { HandoverExtras } from '../../../archive/contract/handover.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { handOver } from '../../../archive/handover/hand-over.ts';
import {
  importContent,
  newArchive,
  openArchive,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

const styleFile = (slug: string): string => {
  const path = join(temporaryFolder(), `${slug}.csl`);
  const xml = bundledStyle('apa')?.xml ?? '';
  writeFileSync(
    path,
    xml
      .replace(/<title>[^<]*<\/title>/u, `<title>Style of ${slug}</title>`)
      .replace(/<id>[^<]*<\/id>/u, `<id>https://styles.example/${slug}</id>`),
  );
  return path;
};

async function copyOf(
  from: TestArchive,
  briefing: string,
  extras: Partial<HandoverExtras>,
): Promise<TestArchive> {
  const folder = join(temporaryFolder(), 'copy');
  const input = {
    part: { kind: 'briefings' as const, ids: [briefing] },
    extras: { notes: false, history: false, trash: false, ...extras },
    folder,
  };
  await handOver(from.archive, input, { home: from.home });
  return openArchive(folder, { home: temporaryFolder() });
}

test('with or without its history, and without the styles of other briefings', async () => {
  const from = newArchive();
  const article = await importContent(from, 'gate.txt', 'The gate\n\nThe gate will stay open.');
  const passage = { quote: 'The gate will stay open.' };
  const annotation = addAnnotation(from.archive, from.texts, { article, passage });
  const briefing = addBriefing(from.archive, { title: 'The gate' });
  addBlocks(from.archive, { id: briefing, blocks: [{ kind: 'quotation', annotation }] });
  const other = addBriefing(from.archive, { title: 'Another' });
  const { id: house, title } = addStyle(from.archive, styleFile('house'));
  chooseCiting(from.archive, briefing, { style: house });
  chooseCiting(from.archive, other, { style: addStyle(from.archive, styleFile('elsewhere')).id });

  const here = exportedDocument(from, { id: briefing, date: '2026-11-23' });
  for (const history of [false, true]) {
    const copy = await copyOf(from, briefing, { history });
    expect(listStyles(copy.archive).filter(({ isOwn }) => isOwn)).toEqual([
      { id: house, title, isNote: false, isOwn: true },
    ]);
    const there = exportedDocument(copy, { id: briefing, date: '2026-11-23' });
    expect(there.style).toEqual(here.style);
    expect(there.blocks).toEqual(here.blocks);
    expect(there.sources.map(({ entry }) => entry)).toEqual(here.sources.map(({ entry }) => entry));
  }
});

/** A sync that is killed leaves two folders that can be synced again. `DOSSIER_KILLS` sets how often. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { addPerson } from '../../../archive/people/person.ts';
import { newArchive, openArchive, temporaryFolder } from '../archive-in-folder.ts';
import { startChild } from '../child-process.ts';
import { addText, damagedCaptures, readIn, syncTo } from './two-folders.ts';

const script = fileURLToPath(new URL('./syncer.ts', import.meta.url));
const kills = Number(process.env.DOSSIER_KILLS ?? 24);
/** Milliseconds that the sync of one round takes at the most. */
const longest = 160;

test(
  `a sync that is killed is gone on with (${kills} kills)`,
  async () => {
    const a = newArchive();
    const folder = join(temporaryFolder(), 'Copy');
    const homeThere = temporaryFolder();
    const people: string[] = [];
    let killedAtWork = 0;
    for (let round = 0; round < kills; round++) {
      for (let text = 0; text < 8; text++) addText(a, `Text ${text} of round ${round} here`);
      people.push(addPerson(a.archive, { name: `Here ${round}` }));
      // The copy is nobody's archive before it is whole.
      if (existsSync(join(folder, 'dossier.json'))) {
        const b = openArchive(folder, { home: homeThere });
        for (let text = 0; text < 4; text++) addText(b, `Text ${text} of round ${round} there`);
        people.push(addPerson(b.archive, { name: `There ${round}` }));
        b.archive.close();
      }
      const child = startChild(script, [a.path, a.home, folder]);
      await child.saying('open');
      await pause(Math.random() * longest);
      child.process.kill('SIGKILL');
      if ((await child.ended) === 'SIGKILL' && !child.said.includes('done')) killedAtWork++;
    }
    expect(killedAtWork).toBeGreaterThan(kills / 4);
    const report = await syncTo(a, folder);
    expect(report.decisions).toEqual([]);
    const known = readIn(a.path);
    expect(readIn(folder)).toEqual(known);
    for (const id of people) expect(known).toHaveProperty([`people/${id}`]);
    expect(damagedCaptures(a)).toEqual([]);
    expect(damagedCaptures(openArchive(folder, { home: homeThere }))).toEqual([]);
  },
  60_000 + kills * 10_000,
);

/**
 * Two devices of Dossier whose folder a real Syncthing keeps alike: one is driven by the command line, the other
 * has the archive open all the time, as the app has. They edit the same things at once, and while cut off from
 * each other; conflict files are forced. In the end both say the same, and nothing acknowledged is missing.
 */
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Annotation, ImportReport } from '../../archive/contract/views.ts';
import { ForkedParser } from '../../archive/importing/forked-parser.ts';
import { ArchiveService } from '../../archive/service/archive-service.ts';
import { dossierJson } from '../e2e/command-line.ts';
import { connectAgain, cutOff, hasSyncthing, newInstance, start, stop } from './syncthing.ts';
import { changesIn, conflictCopies, type End, everything, filesOf, inSync, until } from './two-devices.ts';

const root = join(import.meta.dirname, '..', '..');
/** Conflict copies are absorbed once there is a room for it. */
const absorbsConflicts = existsSync(join(root, 'archive', 'conflicts'));
const there = hasSyncthing();
if (!there) console.log('skipped: a real Syncthing (the package syncthing is not installed)');

/** Which of the devices is this one is told differently on each. */
const withoutHere = (told: unknown): unknown =>
  JSON.parse(JSON.stringify(told, (key, value) => (key === 'here' ? undefined : value)));

describe.skipIf(!there)('two devices with a real Syncthing between them', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'dossier-syncthing-'));
  let here: End;
  let away: End;
  let ends: [End, End];
  let service: ArchiveService;
  /** Every change that was acknowledged on either end, as it stood in the history of the one who made it. */
  const acknowledged = new Set<string>();
  let ledger = '';
  let clerk = '';
  let mark = '';
  let person = '';

  const note = (end: End): void => {
    for (const change of changesIn(end.archive)) acknowledged.add(change);
  };
  const text = (name: string, content: string): string => {
    const path = join(scratch, name);
    writeFileSync(path, content);
    return path;
  };
  const run = <T = unknown>(...args: string[]): Promise<T> => dossierJson<T>(here.home, args);
  const shownAway = (): Promise<Annotation[]> =>
    service.answer('articles.get', { id: ledger }).then(({ annotations }) => annotations);
  const markAway = async (): Promise<Annotation | undefined> =>
    (await shownAway()).find(({ id }) => id === mark);

  /** Every version of a note: where it was written on both sides at once there are two. */
  const textsOf = (annotation: Annotation | undefined): string[] =>
    annotation ? [annotation.note, ...annotation.noteVersions.map(({ text }) => text)] : [];

  /** Writes over what there is; where that is two versions by now, the person must say so. */
  async function noteHere(words: string): Promise<void> {
    try {
      await run('annotations', 'edit', here.archive, mark, '--note', words);
    } catch (error) {
      if (!String(error).includes('versions')) throw error;
      await run('settle', here.archive, `articles/${ledger}/annotations/${mark}`, 'note', '--text', words);
    }
  }

  async function noteAway(words: string): Promise<void> {
    const shown = await markAway();
    await service.answer('annotations.edit', { id: mark, note: words, replaces: shown?.noteSeen ?? [] });
  }

  function openAway(): void {
    service = new ArchiveService({
      home: away.home,
      parser: new ForkedParser(join(root, 'out', 'main', 'parser.js')),
      notify: () => {},
    });
    service.open(away.archive);
    service.watch();
  }

  /** Both ends agree in all that is said of them, and miss nothing. */
  async function expectWholeOnBothEnds(): Promise<void> {
    const [left, right] = await Promise.all(ends.map(everything));
    expect(withoutHere(right)).toEqual(withoutHere(left));
    await expectNothingMissing();
  }

  async function expectNothingMissing(): Promise<void> {
    for (const end of ends) {
      const kept = changesIn(end.archive);
      expect([...acknowledged].filter((change) => !kept.has(change))).toEqual([]);
      const verification = await dossierJson<{ findings: unknown[] }>(end.home, ['verify', end.archive]);
      expect(verification.findings).toEqual([]);
    }
  }

  beforeAll(async () => {
    here = {
      home: join(scratch, 'home-here'),
      archive: join(scratch, 'here', 'Archive'),
      instance: await newInstance(join(scratch, 'syncthing-here'), join(scratch, 'here', 'Archive')),
    };
    away = {
      home: join(scratch, 'home-away'),
      archive: join(scratch, 'away', 'Archive'),
      instance: await newInstance(join(scratch, 'syncthing-away'), join(scratch, 'away', 'Archive')),
    };
    ends = [here, away];
    await run('new', here.archive);
    const paths = [
      text('ledger.txt', 'The second ledger\n\nThe clerk kept a second ledger. Nobody asked him about it.'),
      text('clerk.txt', 'The clerk speaks\n\nHe says that he was never asked. The council was silent.'),
    ];
    const { imported } = await run<ImportReport>('import', here.archive, ...paths);
    [ledger = '', clerk = ''] = imported.map(({ id }) => id);
    const added = await run<Annotation>(
      'annotate',
      here.archive,
      ledger,
      '--quote',
      'The clerk kept a second ledger',
      '--person',
      'Ana Sá',
    );
    mark = added.id;
    person = added.people[0]?.id ?? '';
    note(here);
    for (const [own, other] of [
      [here, away],
      [away, here],
    ] as const)
      await start(own.instance, [other.instance]);
    await inSync(ends);
    openAway();
  }, 120_000);

  afterAll(async () => {
    service?.shutDown();
    await Promise.all(ends.map(({ instance }) => stop(instance)));
    rmSync(scratch, { recursive: true, force: true });
  });

  test('a new device has all that is there', { timeout: 60_000 }, async () => {
    expect((await service.answer('articles.list', {})).map(({ id }) => id).sort()).toEqual(
      [ledger, clerk].sort(),
    );
    expect((await shownAway()).map(({ quote, state }) => [quote, state])).toEqual([
      ['The clerk kept a second ledger', 'exact'],
    ]);
  });

  test('who edits the same things at once agrees in the end', { timeout: 120_000 }, async () => {
    const onHere = async (): Promise<void> => {
      for (let round = 0; round < 4; round++) {
        await run('edit', here.archive, ledger, '--title', `The ledger, here ${round}`);
        await noteHere(`Noted here ${round}`);
        await run('people', 'edit', here.archive, person, '--alias', `A. Sá ${round}`);
      }
    };
    const onAway = async (): Promise<void> => {
      for (let round = 0; round < 12; round++) {
        await service.answer('articles.edit', { id: ledger, title: `The ledger, away ${round}` });
        await noteAway(`Noted away ${round}`);
        await service.answer('annotations.add', {
          article: clerk,
          passage: { quote: 'never asked' },
          note: `Mark ${round}`,
        });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    await Promise.all([onHere(), onAway()]);
    for (const end of ends) note(end);
    await inSync(ends);
    await expectNothingMissing();
    const [said, saidAway] = await Promise.all(
      ends.map(({ home, archive }) => dossierJson<{ title: string }>(home, ['show', archive, ledger])),
    );
    expect(withoutHere(saidAway)).toEqual(withoutHere(said));
    // Whoever has it open sees the changes of the other without opening it anew.
    await until('the open archive says the same', async () =>
      (await service.answer('articles.list', {})).some(({ title }) => title === said?.title),
    );
  });

  test('who was cut off keeps both sides of what was written meanwhile', { timeout: 120_000 }, async () => {
    const trashedHere = await run<Annotation>(
      'annotate',
      here.archive,
      clerk,
      '--quote',
      'The council was silent',
    );
    note(here);
    await inSync(ends);
    await until('the mark is known away', async () => {
      const { annotations } = await service.answer('articles.get', { id: clerk });
      return annotations.some(({ id }) => id === trashedHere.id);
    });

    await cutOff(here.instance, away.instance);
    await noteHere('While apart, here');
    await run('trash', here.archive, trashedHere.id);
    await run('import', here.archive, text('here.txt', 'Imported here\n\nWords of here.'));
    await run('people', 'add', here.archive, 'Bo Né', '--description', 'Made here');
    await run('briefings', 'add', here.archive, '--title', 'Made here', '--all');
    await noteAway('While apart, away');
    await service.answer('annotations.edit', {
      id: trashedHere.id,
      note: 'Edited where it is not in the trash',
    });
    await service.answer('articles.import', { paths: [text('away.txt', 'Imported away\n\nWords of away.')] });
    await service.answer('people.add', { name: 'Bo Né', description: 'Made away' });
    for (const end of ends) note(end);
    expect(changesIn(here.archive)).not.toEqual(changesIn(away.archive));
    await connectAgain(here.instance, away.instance);

    await inSync(ends);
    await until('the note of the other side has come', async () =>
      textsOf(await markAway()).includes('While apart, here'),
    );
    // The same prose: both versions. Trashed here, edited there: in the trash, with the edit.
    expect(textsOf(await markAway())).toContain('While apart, away');
    const { annotations } = await service.answer('articles.get', { id: clerk });
    expect(annotations.map(({ id }) => id)).not.toContain(trashedHere.id);
    expect([...acknowledged].join('\n')).toContain('Edited where it is not in the trash');
    const titles = (await service.answer('articles.list', {})).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Imported here', 'Imported away']));
    expect((await service.answer('people.list', {})).filter(({ name }) => name === 'Bo Né')).toHaveLength(2);
    await expectWholeOnBothEnds();
    expect(conflictCopies(here.archive)).toEqual([]);
  });

  test('conflict files lose nothing', { timeout: 120_000 }, async () => {
    const checkpoint = [...filesOf(here.archive).keys()].find(
      (name) => name.startsWith('people/') && name.includes(person) && name.endsWith('.json'),
    );
    const device = (await run<{ device: string }>('status', here.archive)).device;
    const history = join('history', device, '000001.jsonl');
    await cutOff(here.instance, away.instance);
    // A checkpoint that both sides change: its own device, and a person with an editor.
    await run('people', 'edit', here.archive, person, '--name', 'Ana Sá e Silva');
    appendFileSync(join(away.archive, checkpoint ?? ''), '\n');
    // A history that both sides change: the app's folder was copied to the other machine, and used there.
    const clone = join(scratch, 'home-clone');
    cpSync(here.home, clone, { recursive: true });
    await dossierJson(clone, ['people', 'add', away.archive, 'Written by the clone']);
    await run('people', 'add', here.archive, 'Written by the original');
    // The syncer takes the newer one for the winner.
    utimesSync(join(away.archive, history), new Date(), new Date(Date.now() + 5_000));
    for (const end of ends) note(end);
    await connectAgain(here.instance, away.instance);
    await inSync(ends);

    // Before anybody absorbs anything: whatever the syncer did, every change is in some file, on both ends.
    for (const end of ends) {
      const kept = changesIn(end.archive);
      expect([...acknowledged].filter((change) => !kept.has(change))).toEqual([]);
    }
    if (!absorbsConflicts) {
      expect(conflictCopies(here.archive).length).toBeGreaterThan(0);
      return;
    }
    // A copy is not looked at while it may still be written.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (let round = 0; round < 2; round++) {
      for (const end of ends) await dossierJson(end.home, ['conflicts', end.archive, '--absorb']);
      await inSync(ends);
    }
    for (const end of ends) expect(conflictCopies(end.archive)).toEqual([]);
    await expectWholeOnBothEnds();
    const names = (await service.answer('people.list', {})).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Ana Sá e Silva', 'Written by the clone', 'Written by the original']),
    );
    // What was put away can be looked at.
    const putAway = ends
      .flatMap(({ home }) => [...filesOf(home).keys()])
      .filter((name) => name.startsWith('put-away'));
    expect(putAway.length).toBeGreaterThan(0);
    // The own checkpoint that the syncer put back is mended by the next sweep; what is known does not wait for it.
    expect((await run<{ name: string }>('people', 'show', here.archive, person)).name).toBe('Ana Sá e Silva');
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAnnotation, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { addBlocks, addBriefing, briefingView } from '../../../archive/briefings/briefing.ts';
import { shownValue, timeOf } from '../../../archive/history/past.ts';
import { restoreTo } from '../../../archive/history/restore.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { homeOf } from '../../../archive/storage/layout.ts';
import type { Json } from '../../../archive/storage/register.ts';
import { Replica } from '../../../archive/storage/replica.ts';
import { contentsOf, importContent, problemOf } from '../archive-in-folder.ts';
import { anotherDevice, archiveWithClock, beginning, carry, onACopy, valuesOf } from './archives.ts';

const at = (moment: number): string => new Date(moment).toISOString();
const minute = 60_000;

describe('restoring to a moment', () => {
  test('takes back fields, trashes what was made later, brings back what was trashed later', async () => {
    const one = archiveWithClock();
    const { archive, texts, clock } = one;
    const article = await importContent(one, 'a.txt', 'He will stay. She may go.');
    const mark = addAnnotation(archive, texts, { article, passage: { quote: 'will stay' }, note: 'First' });
    const kept = addPerson(archive, { name: 'Ana', description: 'A pilot.' });
    const lost = addPerson(archive, { name: 'Bo' });
    const moment = clock.now;
    clock.now += minute;
    editArticle(archive, { id: article, title: 'Changed' });
    editAnnotation(archive, { id: mark, note: 'Second' });
    const later = addAnnotation(archive, texts, { article, passage: { quote: 'may go' } });
    editPerson(archive, { id: kept, name: 'Anna', aliases: ['A.'], description: '' });
    archive.commit((draft) => draft.set(`people/${lost}`, 'trashed', true));
    const made = addPerson(archive, { name: 'Cy' });
    clock.now += minute;
    const changes = archive.log.newest({ limit: 1000 }).length;

    const dry = restoreTo(archive, { to: at(moment), dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, trashed: 2, untrashed: 1, changed: 3, stamps: [] });
    expect(archive.log.newest({ limit: 1000 })).toHaveLength(changes);

    const report = restoreTo(archive, { to: at(moment) });
    expect(report).toMatchObject({ ...dry, dryRun: false, stamps: expect.any(Array) });
    expect(report.stamps).toHaveLength(4);
    expect(dry.things).toContainEqual({
      address: `people/${kept}`,
      id: kept,
      kind: 'person',
      name: 'Anna',
      what: 'changed',
      fields: ['name', 'description', 'aliases'],
    });
    expect(valuesOf(archive, `people/${kept}`)).toEqual({ name: 'Ana', description: 'A pilot.' });
    expect(valuesOf(archive, `articles/${article}`).title).not.toBe('Changed');
    expect(archive.replica.value(`articles/${article}/annotations/${mark}`, 'note')).toBe('First');
    const trashed = [`articles/${article}/annotations/${later}`, `people/${made}`, `people/${lost}`];
    expect(trashed.map((address) => archive.replica.value(address, 'trashed'))).toEqual([true, true, false]);
    expect(restoreTo(archive, { to: at(moment) })).toMatchObject({ trashed: 0, untrashed: 0, changed: 0 });

    undoChanges(archive, report.stamps);
    expect(archive.replica.value(`people/${kept}`, 'name')).toBe('Anna');
    expect(trashed.map((address) => archive.replica.value(address, 'trashed'))).toEqual([false, false, true]);
  });

  test('of one thing leaves the others', () => {
    const { archive, clock } = archiveWithClock();
    const [ana, bo] = ['Ana', 'Bo'].map((name) => addPerson(archive, { name }));
    clock.now += minute;
    for (const id of [ana, bo]) editPerson(archive, { id: id ?? '', name: 'X' });
    clock.now += minute;
    const report = restoreTo(archive, { id: ana ?? '', to: at(beginning) });
    expect(report).toMatchObject({ changed: 1, trashed: 0, untrashed: 0 });
    expect([ana, bo].map((id) => archive.replica.value(`people/${id}`, 'name'))).toEqual(['Ana', 'X']);
  });

  test('brings a briefing’s blocks back to their order', () => {
    const { archive, texts, clock } = archiveWithClock();
    const id = addBriefing(archive, { title: 'B' });
    addBlocks(archive, { id, blocks: [{ kind: 'heading', text: 'One' }] });
    const moment = clock.now;
    clock.now += minute;
    addBlocks(archive, { id, blocks: [{ kind: 'text', text: 'Two' }], after: null });
    clock.now += minute;
    restoreTo(archive, { id, to: at(moment) });
    const { blocks, changed } = briefingView(archive, texts, id);
    expect(blocks.map((block) => 'text' in block && block.text)).toEqual(['One']);
    expect(changed).toBe(at(clock.now));
  });

  test('goes by the wall time of the writer, not by the stamps of a clock that is a day ahead', () => {
    const here = archiveWithClock();
    const id = addPerson(here.archive, { name: 'Ana' });
    const there = anotherDevice({ ...here, clock: { now: here.clock.now + 86_400_000 } });
    editPerson(there.archive, { id, description: 'From tomorrow' });
    here.archive.refresh();
    here.clock.now += minute;
    editPerson(here.archive, { id, name: 'Anna' });
    const moment = here.clock.now;
    here.clock.now += minute;
    editPerson(here.archive, { id, name: 'Anka' });
    here.clock.now += minute;
    restoreTo(here.archive, { to: at(moment) });
    expect(valuesOf(here.archive, `people/${id}`)).toEqual({ name: 'Anna' });
  });

  test('does not write over what only a checkpoint says', () => {
    const { archive, clock } = archiveWithClock();
    const home = 'people/k3f9x2m0q7ab';
    const stamp = `${beginning - minute}-00000-p81kd0a2b3c4`;
    archive.replica.learn(home, 'name', { stamp, value: 'From a checkpoint' });
    clock.now += minute;
    archive.commit((draft) => draft.setProse(home, 'description', 'New'));
    clock.now += minute;
    restoreTo(archive, { to: at(beginning) });
    expect(valuesOf(archive, home)).toEqual({ name: 'From a checkpoint' });
  });

  describe('is refused', () => {
    const { archive, path, clock } = archiveWithClock();
    const id = addPerson(archive, { name: 'Ana' });
    clock.now += minute;
    const late = addPerson(archive, { name: 'Bo' });
    const before = contentsOf(path);
    test.each([
      ['a moment to come', { to: '2196-11-20T12:00' }, 'has not come yet'],
      ['a day that is not over', { to: '2096-11-21' }, 'has not come yet'],
      ['what is no moment', { to: 'yesterday' }, 'is not a moment'],
      ['a day that is not in the calendar', { to: '2025-02-30' }, 'is not a moment'],
      ['an hour that is not on the clock', { to: '2025-02-20T25:00' }, 'is not a moment'],
      ['a moment before the archive', { to: '1999-01-01' }, 'was made on'],
      ['a thing that was not there yet', { id: late, to: at(beginning) }, 'was not there yet'],
      ['an unknown thing', { id: 'aaaaaaaaaaaa', to: at(beginning) }, 'nothing with the id'],
    ])('%s', (_, input, words) => {
      expect(problemOf(() => restoreTo(archive, input)).message).toContain(words);
      expect(contentsOf(path)).toEqual(before);
      expect(archive.replica.value(`people/${id}`, 'trashed')).toBeUndefined();
    });
  });

  test('makes what a device that stopped at that moment would know', { timeout: 90_000 }, () => {
    const homes = ['people/k3f9x2m0q7ab', 'articles/k3f9x2m0q7ac', 'articles/k3f9x2m0q7ad'];
    const things = [...homes, `${homes[1]}/annotations/p81kd0a2b3c4`, `${homes[1]}/annotations/p81kd0a2b3c5`];
    const write = fc.record({
      of: fc.constantFrom(...things),
      field: fc.constantFrom('title', 'trashed', 'people/p81kd0a2b3c4', 'note', 'note'),
      value: fc.constantFrom('x', 'y', 'z', ''),
    });
    const step = fc.record({
      device: fc.nat(1),
      writes: fc.array(write, { minLength: 1, maxLength: 4 }),
      pause: fc.integer({ min: 1, max: 5000 }),
    });
    const history = fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: 12 }),
      cut: fc.nat(),
      skew: fc.nat(3000),
    });
    fc.assert(
      fc.property(history, ({ steps, cut, skew }) => {
        const here = archiveWithClock();
        const other = { now: beginning + skew };
        const there = onACopy({ ...here, clock: other });
        for (const { device, writes, pause } of steps) {
          here.clock.now += pause;
          other.now += pause;
          (device === 0 ? here : there).archive.commit((draft) => {
            for (const { of, field, value } of writes) {
              if (draft.writes.some((known) => known.of === of && known.field === field)) continue;
              if (field === 'note') draft.setProse(of, field, value);
              else draft.set(of, field, field === 'title' ? value : value === 'x');
            }
          });
        }
        for (const { archive } of [here, there])
          archive.commit((draft) => draft.set('events/k3f9x2m0q7ab', 'title', 'last'));
        carry(here, there);
        const moment = beginning + (cut % (here.clock.now - beginning + 1));
        const stopped = new Replica();
        for (const change of here.archive.log.newest({ limit: 1000 }))
          if (timeOf(change) <= moment) stopped.apply(change);
        here.clock.now += skew + 1;
        const known = here.archive.log.newest({ limit: 1000 }).length;
        restoreTo(here.archive, { to: at(moment) });
        for (const address of things) expect(shown(here.archive, address)).toEqual(shownOf(stopped, address));
        // Nothing is taken out of the history.
        expect(here.archive.log.newest({ limit: 1000 }).length).toBeGreaterThanOrEqual(known);
      }),
      { numRuns: 15 },
    );
  });
});

const shown = (archive: Archive, address: string) => shownOf(archive.replica, address);

/** What a person sees of a thing: nothing where it is not there, or it or its home is in the trash. */
function shownOf(replica: Replica, address: string): Record<string, Json | undefined> | null {
  const gone = [address, homeOf(address)].some((of) => replica.value(of, 'trashed') === true);
  const home = replica.thing(homeOf(address));
  if (gone || !home || !replica.thing(address)) return null;
  const fields = ['title', 'note', 'people/p81kd0a2b3c4'];
  return Object.fromEntries(
    fields.map((field) => [field, shownValue(replica.thing(address)?.get(field)) || undefined]),
  );
}

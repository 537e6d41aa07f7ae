import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { annotationAddress } from '../../../archive/annotations/annotation.ts';
import { findSigned } from '../../../archive/citing/find-signed.ts';
import { signShown, signsForeseen, signsOf } from '../../../archive/citing/signs.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { importContent, newArchive, onAnotherDevice, type TestArchive } from '../archive-in-folder.ts';

/** An article made by its registers alone, under an id of the test’s choice. */
function article(archive: Archive, id: string): string {
  archive.commit((draft) => {
    draft.set(`articles/${id}`, 'title', `Article ${id}`);
    draft.set(`articles/${id}`, 'added', new Date(archive.now()).toISOString());
  });
  return id;
}

function mark(archive: Archive, of: string, id: string): { id: string; article: string } {
  archive.commit((draft) => draft.set(annotationAddress(of, id), 'creator', 'Ana'));
  return { id, article: of };
}

const signed = (archive: Archive, id: string): string => signsOf(archive, [id], []).article(id);

/** What one device appended comes to another that looks at the same folder. */
const meet = (...devices: TestArchive[]): void => {
  for (const { archive } of devices) archive.refresh();
};

describe('signs of articles', () => {
  it('are the beginning of the id, longer where two would meet', () => {
    const { archive } = newArchive();
    const first = article(archive, 'k3f9x2m0q7ab');
    expect(signed(archive, first)).toBe('S-k3f9');
    const second = article(archive, 'k3f9xzzzzzzz');
    expect(signed(archive, second)).toBe('S-k3f9xz');
    expect(signed(archive, first)).toBe('S-k3f9');
  });

  it('stay when an article comes that begins likewise, and lead each to its own', () => {
    const { archive } = newArchive();
    const first = article(archive, 'k3f9x2m0q7ab');
    signed(archive, first);
    const second = article(archive, 'k3f9zzzzzzzz');
    expect(signed(archive, second)).toBe('S-k3f9z');
    expect(findSigned(archive, 'S-k3f9').map((found) => found.article)).toEqual([first]);
    expect(findSigned(archive, ' s-K3F9Z ').map((found) => found.article)).toEqual([second]);
  });

  it('are longer for what another device brought in, so that two that have not met give different ones', () => {
    const here = newArchive();
    article(here.archive, '000000000000');
    const there = onAnotherDevice(here.path);
    const brought = article(there.archive, 'k3f9x2m0q7ab');
    expect(signed(there.archive, brought)).toBe('S-k3f9x2');
  });

  it('are not given again when their article was destroyed', () => {
    const { archive } = newArchive();
    const first = article(archive, 'k3f9x2m0q7ab');
    signed(archive, first);
    archive.commit((draft) => draft.set('articles/k3f9x2m0q7ab', 'destroyed', true));
    expect(signed(archive, article(archive, 'k3f9zzzzzzzz'))).toBe('S-k3f9z');
  });

  it('settle where two devices gave one sign: one article keeps it, the other has a longer one, everywhere alike', () => {
    const here = newArchive();
    const there = onAnotherDevice(here.path);
    for (const [{ archive }, id] of [
      [here, 'k3f9aaaaaaaa'],
      [there, 'k3f9bbbbbbbb'],
    ] as const)
      archive.commit((draft) => {
        draft.set(`articles/${id}`, 'title', id);
        draft.set(`articles/${id}`, 'added', '2026-11-22T10:00:00Z');
        draft.set(`articles/${id}`, 'sign', 'k3f9');
      });
    meet(here, there);
    for (const { archive } of [here, there]) {
      expect(signShown(archive, 'k3f9aaaaaaaa', null)).toBe('S-k3f9');
      expect(signShown(archive, 'k3f9bbbbbbbb', null)).toBe('S-k3f9bbbbbbbb');
    }
    expect(signed(here.archive, 'k3f9bbbbbbbb')).toMatch(/^S-k3f9b{1,3}$/u);
    meet(there);
    expect(signed(there.archive, 'k3f9bbbbbbbb')).toBe(signed(here.archive, 'k3f9bbbbbbbb'));
  });

  it('are no step that is undone', () => {
    const { archive } = newArchive();
    const id = article(archive, 'k3f9x2m0q7ab');
    signed(archive, id);
    const { stamp } = archive.log.newest({ limit: 1 })[0] ?? { stamp: '' };
    expect(() => undoChanges(archive, [stamp])).not.toThrow('internal');
    expect(signShown(archive, id, null)).toBe('S-k3f9');
  });
});

describe('numbers of passages', () => {
  it('go up in each article, stay, and lead to their passage', async () => {
    const made = newArchive();
    const { archive, texts } = made;
    const id = await importContent(
      made,
      'note.txt',
      'The mayor said the bridge was safe. Nobody asked him twice.',
    );
    const marks = ['bridge was safe', 'Nobody asked'].map((quote) => ({
      id: addAnnotation(archive, texts, { article: id, passage: { quote } }),
      article: id,
    }));
    const signs = signsOf(archive, [], marks);
    const shown = marks.map((one) => signs.mark(one));
    const sign = signs.article(id);
    expect(shown).toEqual([`${sign}.1`, `${sign}.2`]);
    expect(findSigned(archive, shown[1] ?? '')).toMatchObject([
      { annotation: marks[1]?.id, article: id, words: 'Nobody asked' },
    ]);
    const later = {
      id: addAnnotation(archive, texts, { article: id, passage: { quote: 'mayor' } }),
      article: id,
    };
    expect(signsOf(archive, [], [later, ...marks]).mark(later)).toBe(`${sign}.3`);
    expect(signsOf(archive, [], marks).mark(marks[0] as (typeof marks)[0])).toBe(`${sign}.1`);
  });

  it('bear the device’s mark where another device gives them', () => {
    const here = newArchive();
    const of = article(here.archive, 'k3f9x2m0q7ab');
    const there = onAnotherDevice(here.path);
    const one = mark(here.archive, of, 'aaaaaaaaaaaa');
    const two = mark(there.archive, of, 'bbbbbbbbbbbb');
    expect(signsOf(here.archive, [], [one]).mark(one)).toBe('S-k3f9.1');
    expect(signsOf(there.archive, [], [two]).mark(two)).toBe(`S-k3f9.1-${there.archive.device.slice(0, 3)}`);
  });

  it('are never given again when their mark was destroyed', () => {
    const { archive } = newArchive();
    const of = article(archive, 'k3f9x2m0q7ab');
    const one = mark(archive, of, 'aaaaaaaaaaaa');
    signsOf(archive, [], [one]);
    archive.commit((draft) => draft.set(annotationAddress(of, one.id), 'destroyed', true));
    const two = mark(archive, of, 'bbbbbbbbbbbb');
    expect(signsOf(archive, [], [two]).mark(two)).toBe('S-k3f9.2');
  });
});

describe('signs in any order', () => {
  /** Ids that meet in their beginnings as often as can be. */
  const id = fc
    .tuple(
      fc.constantFrom('k3f9', 'k3f9x', 'm000'),
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 8, maxLength: 8 }),
    )
    .map(([beginning, rest]) => `${beginning}${rest}`.slice(0, 12).padEnd(12, '0'));
  const step = fc.record({
    device: fc.integer({ min: 0, max: 2 }),
    act: fc.constantFrom('add', 'sign', 'number', 'meet'),
    id,
    mark: fc.integer({ min: 0, max: 3 }),
  });

  it('no two things have one sign, a sign never changes while devices see each other, and all say the same', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const first = newArchive();
        const devices = [first, onAnotherDevice(first.path), onAnotherDevice(first.path)];
        const given = new Map<string, string>();
        for (const { device, act, id: of, mark: number } of steps) {
          const { archive } = devices[device] as TestArchive;
          const isKnown = archive.replica.thing(`articles/${of}`) !== undefined;
          if (act === 'meet') meet(...devices);
          else if (act === 'add') {
            if (!isKnown) article(archive, of);
          } else if (isKnown) {
            const one = { id: `${number}${number}${number}${number}00000000`, article: of };
            if (act === 'number' && !archive.replica.thing(annotationAddress(of, one.id)))
              mark(archive, of, one.id);
            const signs = signsOf(archive, [of], act === 'number' ? [one] : []);
            for (const [key, sign] of [
              [of, signs.article(of)],
              ...(act === 'number' ? [[`${of}.${one.id}`, signs.mark(one)] as const] : []),
            ] as const) {
              expect(given.get(key) ?? sign).toBe(sign);
              given.set(key, sign);
            }
          }
        }
        meet(...devices);
        expect(new Set(given.values()).size).toBe(given.size);
        for (const { archive } of devices)
          for (const [key, sign] of given) {
            const [of = '', number] = key.split('.');
            expect(signShown(archive, of, number ?? null)).toBe(sign);
            expect(findSigned(archive, sign).map((found) => found.annotation ?? found.article)).toEqual([
              number ?? of,
            ]);
          }
      }),
      { numRuns: 8 },
    );
  });
});

describe('signs that are only looked at', () => {
  it('are those that are given next, and nothing is written', () => {
    const { archive } = newArchive();
    const [held, lacking] = [article(archive, 'k3f9x2m0q7ab'), article(archive, 'p81cq0q0q0q0')];
    const given = mark(archive, held, 'aaaaaaaaaaaa');
    signsOf(archive, [], [given]);
    const marks = [
      given,
      mark(archive, held, 'bbbbbbbbbbbb'),
      mark(archive, lacking, 'cccccccccccc'),
      mark(archive, lacking, 'dddddddddddd'),
    ];
    const { last } = archive.log;
    const foreseen = signsForeseen(archive);
    foreseen.expect([], marks.slice(0, 2));
    const looked = marks.map(foreseen.mark);
    expect(looked).toEqual(['S-k3f9.1', 'S-k3f9.2', 'S-p81c.1', 'S-p81c.2']);
    expect(foreseen.article(lacking)).toBe('S-p81c');
    expect(archive.log.last).toBe(last);
    expect(marks.map(signsOf(archive, [], marks).mark)).toEqual(looked);
  });
});

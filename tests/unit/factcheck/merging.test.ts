import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing, briefingView, editBlock } from '../../../archive/briefings/briefing.ts';
import type { SentenceRef } from '../../../archive/contract/factcheck.ts';
import { briefingFactCheck } from '../../../archive/factcheck/briefing-check.ts';
import { linkPassages, sayNeedsNone, unlinkPassage } from '../../../archive/factcheck/say.ts';
import { importContent, type TestArchive } from '../archive-in-folder.ts';
import { archiveWithClock, carry, onACopy } from '../history/archives.ts';

const source = 'One came. Two came. Three came. Four came.';
const sentences = ['The first one came.', 'A second followed.', 'Then a third.', 'Last was the fourth.'];

async function twoDevices() {
  const here = archiveWithClock();
  const article = await importContent(here, 'a.txt', source);
  const marks = ['One', 'Two', 'Three', 'Four'].map((quote) =>
    addAnnotation(here.archive, here.texts, { article, passage: { quote } }),
  );
  const id = addBriefing(here.archive, { title: 'Counted' });
  addBlocks(here.archive, { id, blocks: [{ kind: 'text', text: sentences.join(' ') }] });
  const there = onACopy(here);
  // What a device has never written can't be carried.
  addBriefing(there.archive, { title: 'Elsewhere' });
  const refs = briefingFactCheck(here, id).sentences.map(
    ({ block, quote }): SentenceRef => ({ block, quote }),
  );
  return { here, there, id, marks, refs };
}

/** What is shown, without ids that are given by lot. */
const shown = (from: TestArchive, id: string) => {
  const { sentences: found, loose, counts } = briefingFactCheck(from, id);
  return {
    found: found.map(({ quote, state, evidence }) => [quote.exact, state, evidence]),
    loose: loose.map(({ was, evidence }) => [was, evidence]),
    counts,
  };
};

describe('what two devices say at once', () => {
  test('of one sentence holds together', async () => {
    const { here, there, id, marks, refs } = await twoDevices();
    const [sentence] = refs as [SentenceRef];
    linkPassages(here, { id, sentence, annotations: [marks[0] ?? ''] });
    linkPassages(there, { id, sentence, annotations: [marks[1] ?? ''] });
    carry(here, there);
    expect(shown(here, id).found[0]).toEqual([sentences[0], 'supported', [marks[0], marks[1]].toSorted()]);
    expect(shown(there, id)).toEqual(shown(here, id));
    unlinkPassage(there, { id, sentence, annotation: marks[0] ?? '' });
    carry(here, there);
    expect(shown(here, id).found[0]).toEqual([sentences[0], 'supported', [marks[1]]]);
  });

  test('in any order is the same on both, and no link is lost', async () => {
    const devices = await twoDevices();
    const { id, marks, refs } = devices;
    const block = refs[0]?.block ?? '';
    const step = fc.record({
      device: fc.constantFrom('here' as const, 'there' as const),
      sentence: fc.nat({ max: 3 }),
      mark: fc.nat({ max: 3 }),
      act: fc.constantFrom('link', 'link', 'unlink', 'none', 'edit', 'carry'),
    });
    let round = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        round++;
        // Each round begins with the first words, and nothing said of them.
        for (const sentence of refs) {
          editBlock(devices.here.archive, { id, block, text: sentences.join(' ') });
          for (const annotation of marks) unlinkPassage(devices.here, { id, sentence, annotation });
          sayNeedsNone(devices.here, { id, sentence, needsNone: false });
        }
        carry(devices.here, devices.there);
        const linked = new Set<string>();
        for (const { device, sentence: at, mark, act } of steps) {
          const open = devices[device];
          const ref = refs[at] as SentenceRef;
          const annotation = marks[mark] ?? '';
          const known = briefingFactCheck(open, id).sentences.find(
            ({ quote }) => quote.exact === ref.quote.exact,
          );
          if (act === 'carry') carry(devices.here, devices.there);
          else if (act === 'edit') {
            // Texts that both change at once stand in two versions until somebody decides.
            if (device === 'there') continue;
            const text = briefingView(open.archive, open.texts, id).blocks.flatMap((one) =>
              one.kind === 'text' ? [one.text] : [],
            )[0];
            editBlock(open.archive, {
              id,
              block,
              text: (text ?? '').replace(ref.quote.exact, `${ref.quote.exact.slice(0, -1)} ${round} again.`),
            });
          } else if (!known) continue;
          else if (act === 'link') {
            linkPassages(open, { id, sentence: ref, annotations: [annotation] });
            linked.add(`${at} ${annotation}`);
          } else if (act === 'unlink') {
            // Taken off here, and linked there at once: then the later write holds, which may be either.
            unlinkPassage(open, { id, sentence: ref, annotation });
            for (const one of linked) if (one.endsWith(annotation)) linked.delete(one);
          } else if (known.evidence.length === 0) sayNeedsNone(open, { id, sentence: ref, needsNone: true });
        }
        carry(devices.here, devices.there);
        const [a, b] = [shown(devices.here, id), shown(devices.there, id)];
        expect(b).toEqual(a);
        const check = briefingFactCheck(devices.here, id);
        const kept = [
          ...check.sentences.flatMap(({ evidence, changed }) => [
            ...evidence,
            ...changed.flatMap((claim) => claim.evidence),
          ]),
          ...check.loose.flatMap(({ evidence }) => evidence),
        ];
        for (const one of linked) expect(kept).toContain(one.split(' ')[1]);
      }),
      { numRuns: 15 },
    );
  });
});

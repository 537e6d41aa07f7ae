/**
 * Finds 1,000 marks again in a changed text of 1 MB, by one way of finding, in a process of its own. `argv`: the way, and
 * how many of the marks (the slow ones are given fewer). The indexes of both texts are made within the time.
 */
import { SearchedText } from '../../../archive/anchoring/searched-text.ts';
import { describePlace } from '../../../archive/anchoring/selectors.ts';
import { everyEdit } from '../../eval/edits.ts';
import { dossier, dossierAlone, exactSearch, hypothesisApproach } from '../../eval/finders.ts';
import { makeHighlights } from '../../eval/highlights.ts';
import { Chance } from '../../eval/random.ts';
import { TrackedText } from '../../eval/tracked-text.ts';
import { Words } from '../generator/words.ts';
import { cpuTime, peakMegabytes, report } from './report.ts';

const finders = { dossier, dossierAlone, exactSearch, hypothesisApproach };
const [way = 'dossier', marks = '1000'] = process.argv.slice(2);
const finder = finders[way as keyof typeof finders];

const megabyte = 1_000_000;
const chance = new Chance('text to be marked');
const words = new Words('text to be marked');
const paragraphs: string[] = [];
for (let length = 0; length < megabyte; length += (paragraphs.at(-1)?.length ?? 0) + 2)
  paragraphs.push(words.paragraph(chance, 90));
const text = paragraphs.join('\n\n');
const highlights = makeHighlights([{ name: 'generated', text }], 1000, new Chance('marks'));
const changed = everyEdit(TrackedText.of(text), new Chance('edits'), () => words.sentence(chance)).text;

const home = new SearchedText(text, 'home');
const shown = new SearchedText(changed, 'shown');
const targets = highlights.slice(0, Number(marks)).map(({ start, end }) => ({
  capture: 'home',
  textSha256: 'home',
  ...describePlace(text, start, end),
  pages: [],
}));
const [began, cpu] = [performance.now(), cpuTime()];
const found = targets.filter((target) => finder.find(target, shown, home).state === 'found').length;
report({
  took: performance.now() - began,
  cpu: cpuTime() - cpu,
  found,
  marks: targets.length,
  peak: peakMegabytes(),
});

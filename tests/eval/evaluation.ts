/** Highlights made, articles changed, marks looked for. */
import { createHash } from 'node:crypto';
import { SearchedText } from '../../archive/anchoring/searched-text.ts';
import { describePlace, type Target } from '../../archive/anchoring/selectors.ts';
import type { EvalDocument } from './documents.ts';
import { edits, everyEdit, inserted, twinOf, withoutWords } from './edits.ts';
import { dossier, dossierAlone, exactSearch, type Finder, hypothesisApproach } from './finders.ts';
import { type Highlight, lengthClass, makeHighlights } from './highlights.ts';
import { type Fate, fateOf, judgeAnswer, type Verdict, whereabouts } from './judging.ts';
import { Chance } from './random.ts';
import { sentencesIn } from './segments.ts';
import { TrackedText } from './tracked-text.ts';

export interface Options {
  readonly seed: string;
  readonly highlights: number;
  /** Wrong answers to print. */
  readonly show: number;
  /** Without the other ways of finding. */
  readonly alone: boolean;
  readonly say: (line: string) => void;
}

/** One question and its answer. */
export interface Result {
  readonly finder: string;
  readonly edit: string;
  readonly length: string;
  readonly words: number;
  readonly fate: Fate['kind'];
  readonly verdict: Verdict;
}

export interface Results {
  readonly documents: number;
  readonly highlights: number;
  readonly seed: string;
  readonly results: readonly Result[];
  /** Milliseconds that each way of finding took in all. */
  readonly took: ReadonlyMap<string, number>;
}

const finders: readonly Finder[] = [dossier, dossierAlone, exactSearch, hypothesisApproach];
/** Differently edited versions of each document, of each kind. */
const versions = 3;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const searched = (text: string): SearchedText => new SearchedText(text, hash(text));

export function evaluate(documents: readonly EvalDocument[], options: Options): Results {
  const { seed, say } = options;
  const highlights = makeHighlights(documents, options.highlights, new Chance(`highlights ${seed}`));
  const results: Result[] = [];
  const took = new Map(finders.map(({ name }) => [name, 0]));
  let shown = 0;

  const ask = (
    edit: string,
    { highlight, target, home }: Marked,
    changed: TrackedText,
    now: SearchedText,
    fate: Fate,
  ): void => {
    for (const finder of options.alone ? [dossier] : finders) {
      const began = performance.now();
      const answer = finder.find(target, now, home);
      took.set(finder.name, (took.get(finder.name) ?? 0) + performance.now() - began);
      const verdict = judgeAnswer(answer, fate, changed.text);
      results.push({
        finder: finder.name,
        edit,
        length: lengthClass(highlight),
        words: highlight.words,
        fate: fate.kind,
        verdict,
      });
      const isFailure =
        fate.kind === 'kept' ? verdict !== 'right' && highlight.words >= 3 : verdict === 'wrong';
      if (finder === dossier && isFailure && shown++ < options.show)
        say(
          `${verdict} (${edit}, ${fate.kind}, ${highlight.document.name}): “${target.quote.exact}”\n   stands: “${changed.text.slice(fate.start, fate.end)}”\n   found: “${answer.state === 'found' ? changed.text.slice(answer.start, answer.end) : ''}”\n   before “${target.quote.prefix}” after “${target.quote.suffix}”`,
        );
    }
  };

  for (const document of documents) {
    const marked = markedIn(document, highlights);
    if (marked.length === 0) continue;
    const foreign = foreignSentences(documents, document, seed);
    for (const edit of edits)
      for (let version = 0; version < versions; version++) {
        const chance = new Chance(`${edit.name} ${document.name} ${version} ${seed}`);
        const changed = edit.run(TrackedText.of(document.text), chance, foreign);
        const now = searched(changed.text);
        const where = whereabouts(changed, document.text.length);
        marked.forEach((mark, at) => {
          if (at % versions !== version) return;
          ask(edit.name, mark, changed, now, fateOf(document.text, mark.highlight, changed, where));
        });
      }
    marked.forEach((mark, at) => {
      const chance = new Chance(`gone ${document.name} ${at} ${seed}`);
      askGone(mark, chance, foreign, ask);
    });
    say(`${document.name}: ${marked.length} highlights`);
  }
  return { documents: documents.length, highlights: highlights.length, seed, results, took };
}

interface Marked {
  readonly highlight: Highlight;
  readonly target: Target;
  readonly home: SearchedText;
}

function markedIn(document: EvalDocument, highlights: readonly Highlight[]): Marked[] {
  const home = searched(document.text);
  return highlights
    .filter((highlight) => highlight.document === document)
    .map((highlight) => ({ highlight, home, target: targetOf(home, highlight.start, highlight.end) }));
}

function targetOf({ text, sha256, points }: SearchedText, start: number, end: number): Target {
  const place = describePlace(text, points.fromUnit(start), points.fromUnit(end));
  return { capture: 'home', textSha256: sha256, ...place, pages: [] };
}

const gone: Fate = { kind: 'gone', start: 0, end: 0, left: new Set() };

/** The words taken out: alone; of a text that was changed in every way; and with a stretch of the same build left. */
function askGone(
  mark: Marked,
  chance: Chance,
  foreign: () => string,
  ask: (edit: string, mark: Marked, changed: TrackedText, now: SearchedText, fate: Fate) => void,
): void {
  const { highlight, home } = mark;
  const { start, end } = highlight;
  const whole = TrackedText.of(home.text);
  const without = withoutWords(whole, start, end);
  ask('words removed', mark, without, searched(without.text), gone);

  const edited = withoutWords(everyEdit(whole, chance, foreign), start, end);
  const words = home.text.slice(start, end);
  ask('words removed, all else edited', mark, edited, searched(edited.text), gone);

  if (highlight.words < 3) return;
  const twin = twinOf(words, home.text, chance);
  const borders = sentencesIn(home.text).filter(({ from }) => from <= start || from >= end);
  const at = chance.pick(borders.length > 0 ? borders : [{ from: 0, to: 0 }]).from;
  const withTwin = searched(inserted(home.text, at, `${twin}. `));
  const shift = at <= start ? twin.length + 2 : 0;
  const target = targetOf(withTwin, start + shift, end + shift);
  const left = withoutWords(TrackedText.of(withTwin.text), start + shift, end + shift);
  ask('words removed, a twin left', { highlight, target, home: withTwin }, left, searched(left.text), gone);
}

/** Sentences of other documents; of a single one, its own words in another order. */
function foreignSentences(documents: readonly EvalDocument[], own: EvalDocument, seed: string): () => string {
  const chance = new Chance(`foreign ${own.name} ${seed}`);
  const others = documents.filter((document) => document !== own);
  const { text } = others.length > 0 ? chance.pick(others) : own;
  const all = sentencesIn(text)
    .map(({ from, to }) => text.slice(from, to).replace(/\s+/gu, ' ').trim())
    .filter((sentence) => sentence.length > 20 && sentence.length < 400);
  const fallback = text.replace(/\s+/gu, ' ').slice(0, 120);
  return () => {
    const sentence = all.length > 0 ? chance.pick(all) : fallback;
    return others.length > 0 ? sentence : chance.shuffled(sentence.split(' ')).join(' ');
  };
}

/**
 * Names in a text that nobody has made a record of, as suggestions: runs of words with capitals, and what speaks for each
 * being a person, an organisation or a place. No one sign is trusted alone (`docs/decisions/`, on names).
 */
import { isCommonWord, isOfCalendar } from './common-words.ts';
import { isParticle, isRole } from './name-words.ts';
import { type TextWord, textWords } from './text-words.ts';

export type GuessedType = 'person' | 'organisation' | 'place';

export interface GuessedName {
  /** As it is written where it first stands, without titles. */
  readonly name: string;
  /** Folded words. */
  readonly key: string;
  readonly type: GuessedType;
  /** From 0 to 1. */
  readonly confidence: number;
  /** How often it stands there in full. */
  readonly count: number;
  /** The first place, in code units. */
  readonly start: number;
  readonly end: number;
}

/** What a lexicon knows of a few words that stand together. */
export interface WordTags {
  /** The first is a given name. */
  readonly given: boolean;
  /** The last is a surname. */
  readonly surname: boolean;
  readonly place: boolean;
  readonly organisation: boolean;
}

export type Tagger = (name: string) => WordTags;

interface Run {
  readonly words: readonly TextWord[];
  /** A title or a role stands right before it. */
  readonly titled: boolean;
  /** Somebody says or does something right beside it. */
  readonly speaks: boolean;
  /** Who it is follows: `Ron Herrera, who`, `Ron Herrera, 54,`. */
  readonly described: boolean;
}

/** Names of more words are headlines. */
const mostWords = 6;
/** Texts are looked into so far, in code units: what matters is named before. */
const mostText = 400_000;

/** Names that are weighed in one step: of each that was not seen before the lexicon takes a third of a millisecond. */
const namesAStep = 12;

export function guessNames(text: string, tagger: Tagger): GuessedName[] {
  const steps = guessSteps(text, tagger);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** As {@link guessNames}, with a rest after every few names. */
export function* guessSteps(whole: string, tagger: Tagger): Generator<undefined, GuessedName[]> {
  const text = whole.slice(0, mostText);
  const words = textWords(text);
  const small = new Set(
    words.filter(({ isCased, isCapital }) => isCased && !isCapital).map(({ word }) => word),
  );
  const runs = runsIn(text, words, small).filter((run) => !isShouted(text, run));
  const byKey = new Map<string, Run[]>();
  for (const run of runs) {
    const key = keyOf(run);
    const same = byKey.get(key);
    if (same) same.push(run);
    else byKey.set(key, [run]);
  }
  const surnames = runs.filter(({ words: { length } }) => length <= 3);
  const alone = new Set(surnames.map(surnameAlone));
  const speaking = new Set(surnames.filter(({ speaks, titled }) => speaks || titled).map(surnameAlone));
  yield;
  const guessed: GuessedName[] = [];
  let weighed = 0;
  for (const [key, same] of byKey) {
    const [first] = same;
    if (!first) continue;
    const [start, end] = [first.words[0]?.start ?? 0, first.words.at(-1)?.end ?? 0];
    const name = text.slice(start, end).replace(/\s+/gu, ' ');
    const guess = weigh(name, same, { alone, speaking, small, tags: tagger(name) });
    if (guess) guessed.push({ name, key, ...guess, count: same.length, start, end });
    if (++weighed % namesAStep === 0) yield;
  }
  return guessed;
}

const keyOf = ({ words }: Run): string => words.map(({ word }) => word).join(' ');

/** Words with capitals that go on from one another, parted where a title begins a person. */
function runsIn(text: string, words: readonly TextWord[], small: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  let run: TextWord[] = [];
  /** Number of the run's first word. */
  let from = 0;
  let titled = false;
  const describes = (of: readonly TextWord[], next: TextWord | undefined): boolean =>
    next !== undefined &&
    /^(?:who|whose|whom|a|an|the|der|die|una?|une?|\d{2})$/u.test(next.word) &&
    text.slice(of.at(-1)?.end, next.start) === ', ';
  const end = (next: TextWord | undefined): void => {
    while (run.length > 0 && !run.at(-1)?.isCapital) run.pop();
    const [first] = run;
    // `But de León`: what begins a sentence has a capital anyway.
    if (first?.isFirst && (isCommonWord(first.word) || small.has(first.word))) {
      run.shift();
      from++;
    }
    if (run.length > 0 && run.length <= mostWords)
      runs.push({
        words: run,
        titled,
        speaks: [next, words[from - 1]].some((beside) => verbs.has(beside?.word ?? '')),
        described: describes(run, next),
      });
    run = [];
    titled = false;
  };
  for (const [at, word] of words.entries()) {
    if (!word.isJoined) end(words[at]);
    if (isRole(word.word)) {
      // `President Nury Martinez` names her, and `Council President` nobody.
      end(word);
      titled = true;
    } else if (word.isCapital && !isOfCalendar(word.word)) {
      if (run.length === 0) from = at;
      run.push(word);
    } else if (run.length > 0 && joinsParts(word, words[at + 1])) run.push(word);
    else end(word);
    if (titled && run.length === 0 && !isRole(word.word)) titled = false;
  }
  end(undefined);
  return runs;
}

/** Small words inside a name: `Kevin de León`, `Federation of Labor`. */
const joinsParts = (word: TextWord, next: TextWord | undefined): boolean =>
  (isParticle(word.word) || word.word === 'of') &&
  next?.isJoined === true &&
  (next.isCapital || isParticle(next.word));

const verbs = new Set(
  `said says told tells asked asks added wrote writes argued explained resigned announced denied insisted testified
   warned called sagte sagt erklarte schrieb meinte dijo afirmo aseguro declaro a-t-il dit declare affirme`.split(
    /\s+/u,
  ),
);

function isShouted(text: string, { words }: Run): boolean {
  const written = text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  return words.length > 1 && written === written.toUpperCase();
}

const surnameAlone = ({ words }: Run): string => {
  const core = words.filter(({ word }) => !isParticle(word));
  return core.length === 1 ? (core[0]?.word ?? '') : '';
};

/** Last or first words by which organisations and places call themselves. */
const bodies = new Set(
  `agency airlines alliance army assembly association authority bank board broadcasting bureau campaign church city club
   coalition college commission committee company conference congress corporation council court daily department
   district division federation force foundation fund government group herald hospital house inc institute international
   journal league ministry movement museum network news office organisation organization parliament party police post press
   school senate service society star studios team times trust tribune union university
   partei bundestag ministerium gericht universitat zeitung partido universidad ministerio parti universite ministere`.split(
    /\s+/u,
  ),
);
const grounds = new Set(
  `avenue bay beach boulevard bridge center centre county harbor harbour hill hills island islands lake mountain mountains
   park river road square state states street valley north south east west strasse platz calle rue`.split(
    /\s+/u,
  ),
);

const weights = {
  titled: 0.5,
  given: 0.5,
  surname: 0.15,
  alone: 0.25,
  /** `Herrera said`, `Mr. Herrera`. */
  speaking: 0.3,
  speaks: 0.2,
  described: 0.2,
  /** Two or three words are the length of most names. */
  short: 0.05,
  common: -0.3,
  tagged: 0.5,
  body: 0.6,
} as const;

/** What else the text has; folded. */
interface Around {
  /** Surnames that stand alone somewhere, and those of them with a title, or with somebody speaking. */
  readonly alone: ReadonlySet<string>;
  readonly speaking: ReadonlySet<string>;
  /** Words without a capital. */
  readonly small: ReadonlySet<string>;
}

function weigh(
  name: string,
  same: readonly Run[],
  { alone, speaking, small, tags }: Around & { readonly tags: WordTags },
): { readonly type: GuessedType; readonly confidence: number } | undefined {
  const [{ words }] = same as [Run, ...Run[]];
  const core = words.filter(({ word }) => !isParticle(word) && word !== 'of');
  const hasOf = words.some(({ word }) => word === 'of');
  const isBody = core.some(({ word }) => bodies.has(word));
  const isGround = core.some(({ word }) => grounds.has(word));
  if (isBody || hasOf || tags.organisation)
    return core.length < 2
      ? undefined
      : sure('organisation', (isBody ? weights.body : 0.3) + (tags.organisation ? 0.3 : 0));
  if (isGround || (tags.place && !tags.given))
    return sure('place', (tags.place ? weights.tagged : 0.3) + (isGround ? 0.2 : 0));
  if (core.length < 2 || core.length > 4) return undefined;
  const last = core.at(-1)?.word ?? '';
  const signs =
    (same.some(({ titled }) => titled) ? weights.titled : 0) +
    (tags.given ? weights.given : 0) +
    (tags.surname ? weights.surname : 0) +
    (alone.has(last) ? weights.alone : 0) +
    (speaking.has(last) ? weights.speaking : 0) +
    (same.some(({ speaks }) => speaks) ? weights.speaks : 0) +
    (same.some(({ described }) => described) ? weights.described : 0) +
    (core.length <= 3 ? weights.short : 0) +
    (core.some(({ word }) => small.has(word)) ? weights.common : 0) +
    (/\d/u.test(name) ? -1 : 0);
  return sure('person', signs);
}

const sure = (type: GuessedType, signs: number): { type: GuessedType; confidence: number } => ({
  type,
  confidence: Math.round(100 * Math.max(0, Math.min(0.99, signs))) / 100,
});

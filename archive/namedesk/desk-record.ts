/** A record as the name desk compares it: its names, what it is, and by what it is known elsewhere. */
import { type RecordType, recordTypeSchema } from '../contract/record-parts.ts';
import { isParticle, isSyllabic, latinWords, personWords } from '../names/name-words.ts';
import { isCommon, organisationWords } from '../names/organisation-words.ts';
import { soundOf } from '../names/word-likeness.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import { isShown } from '../records/joined.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

export interface DeskRecord {
  readonly home: string;
  readonly type: RecordType;
  /** The name and the aliases, each once. */
  readonly names: readonly string[];
  /** `wikidata Q1`. */
  readonly identifiers: readonly string[];
}

/** Undefined where it is in the trash, destroyed, or has no name. */
export function readDeskRecord(replica: Replica, home: string): DeskRecord | undefined {
  if (!isShown(replica, home)) return undefined;
  const names = [readText(replica, home, 'name'), ...readSet(replica, home, 'aliases').sort()].filter(
    (name) => name !== '',
  );
  if (names.length === 0) return undefined;
  return {
    home,
    type: recordTypeSchema.catch('person').parse(replica.value(home, 'type')),
    names: [...new Set(names)],
    identifiers: replica
      .elements(home, 'identifiers')
      .flatMap(([scheme, value]) => (typeof value === 'string' && value !== '' ? `${scheme} ${value}` : [])),
  };
}

/** A key that names share which may be one, and how many may share it until it says nothing any more. */
export interface NameKey {
  readonly key: string;
  readonly most: number;
}

/** By a single word many are alike; by a word and an initial fewer, by all words hardly anybody. */
const most = { word: 24, words: 40, whole: 60 };

/** Keys of a name: whoever is like it in the sense of `nameLikeness` mostly shares one of them. */
export function keysOf(name: string, type: RecordType): NameKey[] {
  const whole: NameKey[] = [{ key: `whole ${latinWords(name).join('')}`, most: most.whole }];
  if (isSyllabic(name))
    return [{ key: `whole ${foldedName(name).replace(/[\s·・]/gu, '')}`, most: most.whole }];
  const words = (
    type === 'person' ? personWords(name).filter((word) => !isParticle(word)) : organisationWords(name).words
  ).slice(0, 8);
  const telling = words.filter((word) => word.length > 2 && (type === 'person' || !isCommon(word)));
  const single = telling.map((word) => ({ key: `word ${skeleton(word)}`, most: most.word }));
  const pairs = telling.flatMap((word) =>
    words.flatMap((other) =>
      other === word ? [] : { key: `words ${skeleton(word)} ${other.charAt(0)}`, most: most.words },
    ),
  );
  return [...whole, ...single, ...pairs, ...initialsOf(words, type)];
}

/** `PLA` and `People’s Liberation Army`. */
function initialsOf(words: readonly string[], type: RecordType): NameKey[] {
  if (type === 'person') return [];
  const [only, another] = words;
  if (only !== undefined && another === undefined && only.length >= 3 && only.length <= 7)
    return [{ key: `initials ${only}`, most: most.words }];
  return words.length >= 3
    ? [
        { key: `initials ${words.map((word) => word.charAt(0)).join('')}`, most: most.words },
        {
          key: `initials ${words
            .filter((word) => !/^(?:and|of|the|for|in)$/u.test(word))
            .map((word) => word.charAt(0))
            .join('')}`,
          most: most.words,
        },
      ]
    : [];
}

/** What is left of a word when it is written by ear: `muhammad` and `mohammed` meet. */
function skeleton(word: string): string {
  const heard = soundOf(word);
  return `${heard.charAt(0)}${heard.slice(1).replace(/[aeiouh]/gu, '')}`.replace(/(.)\1+/gu, '$1');
}

/**
 * What compromise's lexicon knows of names. Only a few words are asked at a time, so that no text, however strange, keeps it
 * busy; it is loaded when it is first needed.
 */
import type { Tagger, WordTags } from './guess-names.ts';

/** Answers that are kept: most names come again. */
const mostKept = 20_000;
/** Code units: a longer name is none that a lexicon knows. */
const mostLength = 80;
const nothing: WordTags = { given: false, surname: false, place: false, organisation: false };

let loaded: Promise<Tagger> | undefined;

export function loadTagger(): Promise<Tagger> {
  loaded ??= makeTagger();
  return loaded;
}

async function makeTagger(): Promise<Tagger> {
  const { default: nlp } = await import('compromise/two');
  const kept = new Map<string, WordTags>();
  return (name) => {
    if (name.length > mostLength) return nothing;
    const known = kept.get(name);
    if (known) return known;
    const [sentence] = nlp(name).json({ terms: { tags: true } }) as { terms: { tags: string[] }[] }[];
    const tags = sentence?.terms.map((term) => term.tags) ?? [];
    const some = (wanted: string): boolean => tags.some((term) => term.includes(wanted));
    const found: WordTags = {
      given: tags[0]?.includes('FirstName') === true,
      surname: tags.at(-1)?.includes('LastName') === true,
      place: some('Place'),
      organisation: some('Organization'),
    };
    if (kept.size >= mostKept) kept.clear();
    kept.set(name, found);
    return found;
  };
}

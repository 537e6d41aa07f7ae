import type { MarkColor, Passage } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';

export interface PassageFilter {
  readonly text: string;
  readonly color: MarkColor | null;
  readonly person: string | null;
  readonly event: string | null;
  readonly article: string | null;
}

export const noFilter: PassageFilter = { text: '', color: null, person: null, event: null, article: null };

/** Passages that fit, article by article and in the order of their places. */
export function fittingPassages(passages: readonly Passage[], filter: PassageFilter): Passage[] {
  const words = foldedName(filter.text).split(' ').filter(Boolean);
  return passages
    .filter((passage) => !passage.annotation.trashed && fits(passage, filter, words))
    .sort(
      (a, b) =>
        a.source.title.localeCompare(b.source.title) ||
        (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : 0) ||
        (a.annotation.place?.start ?? 0) - (b.annotation.place?.start ?? 0),
    );
}

function fits({ annotation, source }: Passage, filter: PassageFilter, words: readonly string[]): boolean {
  const { color, person, event, article } = filter;
  if (color !== null && annotation.color !== color) return false;
  if (person !== null && !annotation.people.some(({ id }) => id === person)) return false;
  if (event !== null && !annotation.events.some(({ id }) => id === event)) return false;
  if (article !== null && source.id !== article) return false;
  if (words.length === 0) return true;
  const all = foldedName(`${annotation.quote} ${annotation.note} ${source.title} ${source.publisher}`);
  return words.every((word) => all.includes(word));
}

/** What can be chosen in the filters: only what some passage has. */
export function filterChoices(passages: readonly Passage[]) {
  const people = new Map<string, string>();
  const events = new Map<string, string>();
  const articles = new Map<string, string>();
  for (const { annotation, source } of passages) {
    for (const { id, name } of annotation.people) people.set(id, name);
    for (const { id, title } of annotation.events) events.set(id, title);
    articles.set(source.id, source.title);
  }
  const choices = (names: ReadonlyMap<string, string>) =>
    [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  return { people: choices(people), events: choices(events), articles: choices(articles) };
}

/** Who is named in an article's newest text, where, and whether that is linked. */
import { existingArticle } from '../articles/article.ts';
import type { MentionPlace, NamedIn, NamingInput, NamingOutput } from '../contract/naming.ts';
import { namedPerson } from '../people/person.ts';
import { allJoined, isShown } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { marksStanding, overlap, type StandingMark } from './marks-standing.ts';
import type { MentionRow } from './mention-rows.ts';

export function namedIn(
  archive: Archive,
  { id, capture }: NamingInput<'articles.mentions'>,
): NamingOutput<'articles.mentions'> {
  const article = existingArticle(archive, id);
  if (capture !== undefined && capture !== article.capture?.id) return { people: [], places: [] };
  const rows = archive.index.all<MentionRow & Record<string, string | number>>(
    `SELECT mentions.* FROM mentions JOIN named_texts USING (article)
     WHERE mentions.article = ? AND named_texts.text = ? ORDER BY start, id`,
    id,
    article.capture?.announced.textSha256 ?? '',
  );
  if (rows.length === 0) return { people: [], places: [] };
  const joined = allJoined(archive, 'people');
  const leadOf = (record: string): string => idOf(joined.get(`people/${record}`)?.[0] ?? `people/${record}`);
  const found = new Map<
    number,
    { place: MentionPlace['place']; kind: MentionRow['kind']; people: string[] }
  >();
  for (const { start, end, kind, id: record } of rows) {
    // Gone since the text was looked into.
    if (!isShown(archive.replica, `people/${record}`)) continue;
    const person = leadOf(record);
    const known = found.get(start);
    if (!known) found.set(start, { place: { start, end }, kind, people: [person] });
    else if (!known.people.includes(person)) known.people.push(person);
  }
  const linked = linkedPeople(archive, id, [...new Set(rows.map((row) => row.id))], joined);
  const places = [...found.values()].map(
    (at): MentionPlace => ({
      ...at,
      linked: at.people.filter((person) =>
        linked.some((mark) => leadOf(idOf(mark.target)) === person && overlap(mark, at.place)),
      ),
    }),
  );
  return { people: peopleAt(archive, places), places };
}

/** Marks of the article that are linked to any of these records, or to one that is joined with them. */
function linkedPeople(
  { index }: Archive,
  article: string,
  ids: readonly string[],
  joined: ReadonlyMap<string, readonly string[]>,
): readonly StandingMark[] {
  const records = ids.flatMap((id) => joined.get(`people/${id}`) ?? [`people/${id}`]);
  return marksStanding(index, { linkedTo: [...new Set(records)], article }).get(article) ?? [];
}

function peopleAt(archive: Archive, places: readonly MentionPlace[]): NamedIn[] {
  const counts = new Map<string, { mentions: number; linked: number }>();
  for (const { people, linked } of places)
    for (const person of people) {
      const { mentions, linked: sofar } = counts.get(person) ?? { mentions: 0, linked: 0 };
      counts.set(person, {
        mentions: mentions + 1,
        linked: sofar + (linked.includes(person) ? 1 : 0),
      });
    }
  return [...counts]
    .map(([id, count]) => ({ ...namedPerson(archive, id), ...count }))
    .sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name));
}

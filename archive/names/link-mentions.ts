/** Marks places at which a person is named, and links the marks to the person. */
import { describeTarget, storedTarget } from '../annotations/annotate.ts';
import { annotationAddress, readAnnotation } from '../annotations/annotation.ts';
import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { mostLinked, type NamingInput, type NamingOutput } from '../contract/naming.ts';
import { ProblemError } from '../contract/problem.ts';
import type { MarkColor, TextPlace } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';
import { marksStanding } from './marks-standing.ts';
import { MentionsOf, othersAt } from './mention-list.ts';

/** Marks in one change: no line of the history becomes too long, and others are answered in between. */
const marksAChange = 200;
/** Of what is linked by the dozen nobody has said yet what it is good for. */
const quietColor: MarkColor = 'background';

interface NamedAt {
  readonly article: string;
  readonly place: TextPlace;
}

type Linked = NamingOutput<'people.linkMentions'>;

/** What is linked already is left as it is. */
export async function linkMentions(
  archive: Archive,
  texts: CaptureTexts,
  { id, which, color = quietColor }: NamingInput<'people.linkMentions'>,
): Promise<Linked> {
  const { wanted, skipped, left } = chosen(archive, id, which);
  const linking = new Linking(archive, texts, { id, color, among: wanted });
  let act: string | undefined;
  for (let at = 0; at < wanted.length; at += marksAChange) {
    archive.commit(
      (draft) => {
        for (const one of wanted.slice(at, at + marksAChange)) linking.link(draft, one);
      },
      act === undefined ? {} : { act },
    );
    if (at === 0 && linking.marks.length > 0)
      act = archive.log.newest({ device: archive.device, limit: 1 })[0]?.stamp;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { marks, refused } = linking;
  if (wanted.length === 1 && refused) throw refused;
  const articles = new Set(wanted.map(({ article }) => articleHome(article)));
  return {
    linked: marks.length,
    skipped: skipped + wanted.length - marks.length,
    left,
    marks,
    touches: [`people/${id}`, ...articles],
  };
}

interface Chosen {
  readonly wanted: readonly NamedAt[];
  readonly skipped: number;
  readonly left: number;
}

function chosen(archive: Archive, id: string, which: NamingInput<'people.linkMentions'>['which']): Chosen {
  if ('places' in which) {
    const found = new MentionsOf(archive, id);
    const wanted = which.places
      .filter(({ article, ...place }) => {
        const row = found.at(article, place);
        return row !== undefined && found.marksAt(row).length === 0;
      })
      .map(({ article, ...place }) => ({ article, place }));
    if (which.places.length === 1 && wanted.length === 0) refuseOne(archive, found, id, which.places[0]);
    return { wanted, skipped: which.places.length - wanted.length, left: 0 };
  }
  const found = new MentionsOf(archive, id, which.article);
  const rows = found.rows('unlinked', { offset: 0, limit: -1 });
  // Who shares a name with somebody is linked by a person alone.
  const sure = rows.filter((row) => row.shared === 1 || othersAt(archive, row, found.records).length === 0);
  const wanted = sure.slice(0, mostLinked);
  return {
    wanted: wanted.map(({ article, start, end }) => ({ article, place: { start, end } })),
    skipped: rows.length - sure.length,
    left: sure.length - wanted.length,
  };
}

function refuseOne(
  archive: Archive,
  found: MentionsOf,
  id: string,
  place: { article: string; start: number; end: number } | undefined,
): void {
  const row = place && found.at(place.article, place);
  if (row) return;
  const { title } = readArticle(archive.replica, articleHome(place?.article ?? ''));
  throw new ProblemError(
    'not-found',
    `The person ${id} is not named at ${place?.start}–${place?.end} in “${title}” any more: the text or the name has changed. Nothing was linked; look at the list again.`,
  );
}

class Linking {
  readonly #archive: Archive;
  readonly #texts: CaptureTexts;
  readonly #color: MarkColor;
  readonly #id: string;
  readonly #articles = new Map<string, ArticleRecord>();
  readonly #layouts = new Map<string, ReturnType<CaptureTexts['layoutOf']>>();
  /** Marks that are there, by article and place. */
  readonly #known = new Map<string, string>();
  readonly marks: string[] = [];
  refused: ProblemError | undefined;

  constructor(
    archive: Archive,
    texts: CaptureTexts,
    { id, color, among }: { id: string; color: MarkColor; among: readonly NamedAt[] },
  ) {
    this.#archive = archive;
    this.#texts = texts;
    this.#id = id;
    this.#color = color;
    for (const article of new Set(among.map((one) => one.article)))
      for (const { address, start, end } of marksStanding(archive.index, { article }).get(article) ?? [])
        this.#known.set(keyOf({ article, place: { start, end } }), address);
  }

  link(draft: Draft, at: NamedAt): void {
    try {
      const address = this.#markOn(at) ?? this.#draftMark(draft, at);
      draft.setElement(address, 'people', this.#id, true);
      this.marks.push(idOf(address));
    } catch (error) {
      // A page of a PDF whose order is not sure, a copy that is not here: the others are linked all the same.
      if (!(error instanceof ProblemError)) throw error;
      this.refused ??= error;
    }
  }

  /** A mark of just these words. */
  #markOn(at: NamedAt): string | undefined {
    const address = this.#known.get(keyOf(at));
    const mark = address === undefined ? undefined : readAnnotation(this.#archive.replica, address);
    return mark && !mark.trashed && !mark.target.region && !mark.target.further ? address : undefined;
  }

  #draftMark(draft: Draft, { article: id, place }: NamedAt): string {
    const article = this.#article(id);
    const text = this.#texts.of(article);
    const target = describeTarget(article, { layoutOf: () => this.#layoutOf(article) }, text, place);
    const address = annotationAddress(id, newId());
    const fields: Readonly<Record<string, Json>> = {
      target: storedTarget(target),
      color: this.#color,
      creator: this.#archive.author,
      created: new Date(this.#archive.now()).toISOString(),
    };
    for (const [field, value] of Object.entries(fields)) draft.set(address, field, value);
    return address;
  }

  #article(id: string): ArticleRecord {
    const known = this.#articles.get(id) ?? readArticle(this.#archive.replica, articleHome(id));
    this.#articles.set(id, known);
    return known;
  }

  #layoutOf(article: ArticleRecord): ReturnType<CaptureTexts['layoutOf']> {
    const known = this.#layouts.get(article.id) ?? this.#texts.layoutOf(article);
    this.#layouts.set(article.id, known);
    return known;
  }
}

const keyOf = ({ article, place }: NamedAt): string => `${article} ${place.start}-${place.end}`;

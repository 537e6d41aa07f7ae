/**
 * The words that documents say beside those of their author and of their sources: one table for each language, which every format
 * is set with. What would have to be inflected is said with a colon, so that a name, a date or a number can follow as it is.
 */
import type { Stance } from '../../contract/record-parts.ts';

/** Of whose words several versions may stand. */
export type OwnWordsKind = 'text' | 'note' | 'description' | 'summary';

export interface Labels {
  /** BCP 47: dates, numbers and lists are set by it. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';

  readonly briefing: string;
  readonly contents: string;
  readonly figures: string;
  readonly notes: string;
  readonly people: string;
  readonly events: string;
  readonly sources: string;
  readonly annotated: string;
  readonly colophon: string;
  readonly indexOfPeople: string;
  readonly indexOfEvents: string;

  /** Before a number. */
  readonly figure: string;
  readonly timeline: string;
  readonly table: string;
  readonly source: string;
  readonly quotation: string;
  readonly quotations: string;
  /** Before the numbers of quotations. */
  readonly quoted: string;
  /** `{page}` and `{pages}` stand for numbers. */
  readonly pageOf: string;
  /** Before a number, short. */
  readonly page: string;
  readonly paragraph: string;
  /** Over a note on a quotation. */
  readonly note: string;

  /** `from` and `by` are '' where they are not known. */
  readonly translated: (from: string, by: string) => string;
  readonly stored: (date: string) => string;
  readonly also: (names: string) => string;
  readonly derivesFrom: (title: string) => string;
  readonly sourcesDiffer: (dates: string) => string;
  readonly place: string;
  readonly organisation: string;
  readonly dateUnknown: string;
  /** Heads of a table. */
  readonly date: string;
  readonly what: string;
  readonly where: string;

  readonly stances: Readonly<Record<Stance, string>>;
  /** What a source does that says nothing of it. */
  readonly leavesOut: string;
  readonly more: (number: number) => string;
  readonly noRoom: (rows: number, columns: number) => string;
  readonly articlesLeftOut: (number: number) => string;

  /** What a reader must know before words are used. */
  readonly moved: string;
  readonly ambiguous: string;
  readonly lost: string;
  readonly waiting: string;
  readonly machineRead: string;
  readonly undecided: (versions: number, what: OwnWordsKind) => string;
  readonly empty: string;
  readonly quotationInTrash: string;
  readonly quotationMissing: string;
  readonly summaryMissing: string;
  readonly matrixEmpty: string;
  readonly eventsEmpty: string;
  readonly peopleEmpty: string;
  /** `alt`: what it shows. */
  readonly pictureMissing: (alt: string) => string;

  readonly madeOn: (date: string) => string;
  readonly counts: (quotations: number, sources: number) => string;
  readonly citedIn: (style: string) => string;
  /** What stands in brackets, and what numbers and signs are. */
  readonly colophonWords: string;
  readonly hashes: string;
  readonly originalHash: string;

  readonly annotatedArticle: string;
  readonly annotatedOpening: string;
  readonly keyAndMarks: string;
  readonly theArticle: string;
  readonly colours: string;
  readonly tags: string;
  readonly marks: string;
  readonly number: string;
  readonly words: string;
  readonly pageHead: string;
  readonly spokenBy: (name: string) => string;
  readonly quotedAs: (number: number) => string;
  readonly partOfPage: string;
  readonly compared: string;
  readonly nothingMarked: string;
  readonly unplaced: string;
  readonly ownPagesBefore: string;
  readonly ownPagesAtEnd: (label: string) => string;

  /** Before a date that is not sure. */
  readonly about: string;
  readonly seasons: readonly [spring: string, summer: string, autumn: string, winter: string];
}

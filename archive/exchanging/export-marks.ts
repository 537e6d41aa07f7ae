/** Marks on their way out: which, with all that is known of them, and what the format can't carry. */
import { type AnnotationRecord, annotationsOf, annotationView, textFor } from '../annotations/annotation.ts';
import { type ArticleRecord, articleHome, existingArticle, readArticle } from '../articles/article.ts';
import type { AnnouncedCapture } from '../articles/capture.ts';
import { announcedCaptureSchema } from '../articles/capture.ts';
import type { ExportFormat } from '../contract/exchanging.ts';
import type { RecordType, Stance } from '../contract/record-parts.ts';
import type { Annotation } from '../contract/views.ts';
import { versionLabel } from '../decisions/prose.ts';
import { existingPerson, typeOf } from '../people/person.ts';
import { type EvidencedPart, type EvidencedParts, evidencedParts } from '../records/evidenced-parts.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { colorName } from '../settings/color-names.ts';
import { readText, readTextOrNull } from '../storage/reading.ts';
import type { PageBox } from './fragments.ts';
import { inShort, type ReportLines } from './report-lines.ts';

export interface MarkToExport {
  /** Id of the archive. */
  readonly archive: string;
  readonly record: AnnotationRecord;
  readonly annotation: Annotation;
  readonly article: ArticleRecord;
  /** That which the mark cites; undefined where it is not announced here. */
  readonly capture: AnnouncedCapture | undefined;
  /** What the person calls the mark's colour. */
  readonly colorName: string;
  /** The note; of several versions each, under who wrote it. */
  readonly notes: readonly string[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: RecordType;
    readonly stance: Stance;
  }[];
  readonly events: readonly {
    readonly id: string;
    readonly title: string;
    readonly date: string | null;
    readonly stance: Stance;
  }[];
  /** Roles, relations and dates that it is evidence of. */
  readonly parts: readonly EvidencedPart[];
  /** Name of the mark in the program that it came from; '' where it was made here. */
  readonly origin: string;
  /** ISO 8601 instant of the last change; '' where it is not known. */
  readonly modified: string;
  /** How the pages of the article's PDF lie; empty where that is not needed, or can't be told. */
  readonly boxes: readonly PageBox[];
}

/** Ids of the articles that are meant: those named, or all that have marks. */
export function articlesToExport({ archive }: OpenArchive, chosen: readonly string[]): string[] {
  if (chosen.length > 0) return [...new Set(chosen)].map((id) => existingArticle(archive, id).id);
  return archive.index
    .all<{ id: string }>("SELECT id FROM articles WHERE trashed = 0 AND marks > '0000000' ORDER BY title, id")
    .map(({ id }) => id);
}

/** The marks of one article, in order of place, without those in the trash. */
export function marksOf(
  open: OpenArchive,
  id: string,
  boxes: readonly PageBox[] = [],
  parts: EvidencedParts = evidencedParts(open.archive),
): MarkToExport[] {
  const { archive, texts } = open;
  const { replica } = archive;
  const article = readArticle(replica, articleHome(id));
  const text = textFor(texts, article);
  return annotationsOf(replica, article.home).map((record): MarkToExport => {
    const annotation = annotationView(archive, texts, record, article, text);
    const cited = announcedCaptureSchema.safeParse(
      replica.value(article.home, `captures/${record.target.capture}`),
    );
    const { noteVersions, note } = annotation;
    return {
      archive: archive.card.id,
      record,
      annotation,
      article,
      capture: cited.data,
      colorName: colorName(archive, record.color),
      notes:
        noteVersions.length > 0
          ? noteVersions.map((version) => `${version.text}\n\n(${versionLabel(version)})`)
          : note === ''
            ? []
            : [note],
      people: annotation.people.map((person) => ({
        ...person,
        type: typeOf(archive, existingPerson(archive, person.id).records),
      })),
      events: annotation.events.map((event) => ({
        ...event,
        date: readTextOrNull(replica, `events/${event.id}`, 'date'),
      })),
      parts: parts.get(record.id) ?? [],
      origin: readText(replica, record.address, 'origin'),
      modified: lastChange(open, record.address),
      boxes,
    };
  });
}

function lastChange({ archive: { replica } }: OpenArchive, address: string): string {
  let latest = '';
  for (const register of replica.thing(address)?.values() ?? []) {
    const stamps = register.kind === 'prose' ? register.versions.map(({ stamp }) => stamp) : [register.stamp];
    for (const stamp of stamps) if (stamp > latest) latest = stamp;
  }
  const at = new Date(Number(latest.slice(0, 13)));
  return latest === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

/** Says of one mark what the format has no place for. */
export function sayNotCarried(lines: ReportLines, format: ExportFormat, mark: MarkToExport): void {
  const { annotation, record, parts } = mark;
  const words = inShort(annotation.quote || annotation.note || annotation.id);
  const { speech, state, tags, people, events } = annotation;
  const isTable = format === 'csv' || format === 'markdown';
  if (annotation.noteVersions.length > 0)
    lines.add('A note has several versions that nobody has decided between: all of them stand in it.', words);
  if (state === 'lost' || state === 'ambiguous')
    lines.add(
      format === 'pdf'
        ? `A mark that is ${state} has no place on a page, and is not in the PDF.`
        : `A mark that is ${state} is written with its words as they were marked.`,
      words,
    );
  if (isTable && record.target.region) lines.add('A rectangle is written by its page alone.', words);
  if (isTable)
    lines.add('Places and contexts of words are not carried: only W3C Web Annotations have them.', words);
  if (parts.some(({ kind }) => kind === 'date') && !isTable && format !== 'pdf')
    lines.add(
      'That a mark is evidence of an event’s date is not carried; of roles and relations it is.',
      words,
    );
  if (format !== 'pdf') return;
  if (parts.length > 0)
    lines.add('That a mark is evidence of a role, a relation or a date is not carried.', words);
  if (tags.length > 0) lines.add('Tags are not carried: annotations of a PDF have none.', words);
  if (people.length > 0 || events.length > 0)
    lines.add('Links to people and events, and how the mark stands to them, are not carried.', words);
  if (speech.speaker || speech.addressee || speech.occasion || speech.translation)
    lines.add('Who speaks, to whom and in whose translation is not carried.', words);
}

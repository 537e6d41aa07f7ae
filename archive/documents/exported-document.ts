/** The document of a briefing, from the open archive. */
import { findAnnotation } from '../annotations/annotation.ts';
import { type ArticleRecord, articleHome, readArticle, withCapture } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { briefingView } from '../briefings/briefing.ts';
import { printedMatrix } from '../briefings/matrix-block.ts';
import { briefingCiting } from '../citing/cite-document.ts';
import { addressOf } from '../citing/cited-facts.ts';
import { chosenCiting } from '../citing/citing-choice.ts';
import { type SignedMark, type Signs, signsGiven } from '../citing/signs.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { ServiceInput } from '../contract/service.ts';
import type { Briefing } from '../contract/views.ts';
import { type Prose, readProse } from '../decisions/prose.ts';
import { existingEvent } from '../events/event.ts';
import { existingPerson } from '../people/person.ts';
import type { FoundPicture } from '../pictures/block-pictures.ts';
import { shownFrom } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { briefingDocument, type IndexedRecord, type SourceRecord } from './briefing-document.ts';
import { furtherRecords } from './further-records.ts';
import { dateIn } from './labels/date-in.ts';
import { labelsOf } from './labels/labels-of.ts';
import { locatorOf } from './locator.ts';
import type { QuotedFrom } from './quoted-passage.ts';

export function exportedDocument(
  { archive, texts }: { readonly archive: Archive; readonly texts: CaptureTexts },
  { id, date, parts, citing = {} }: ServiceInput<'service.briefingDocument'>,
  /** By the id of their blocks; those that are not there are said to be missing. */
  pictures: ReadonlyMap<string, FoundPicture> = new Map(),
  signs: Signs = signsGiven(archive),
): BriefingDocument {
  const { replica } = archive;
  const articleOf = (article: string) => readArticle(replica, articleHome(article));
  const briefing = briefingView(archive, texts, id);
  const choice = chosenCiting(archive, id, citing);
  const labels = labelsOf(choice.language ?? 'en');
  signs.expect([], quotedMarks(briefing));
  return briefingDocument(
    briefing,
    {
      ...furtherRecords(archive, pictures, labels),
      person: (person) => {
        const { records, name, aliases } = existingPerson(archive, person);
        return {
          id: person,
          name,
          also: aliases.length > 0 ? labels.also(aliases.join(', ')) : '',
          ...described(readProse(archive, shownFrom(replica, records, 'description'), 'description')),
        };
      },
      event: (event) => {
        const { records, title, date: day } = existingEvent(archive, event);
        return {
          id: event,
          name: title,
          also: day === null ? '' : dateIn(day, labels),
          ...described(readProse(archive, shownFrom(replica, records, 'description'), 'description')),
        };
      },
      article: (article) => sourceRecord(archive, articleOf(article), signs),
      passage: (annotation) => ({
        ...quotedFrom(archive, annotation.id, signs),
        locator: locatorOf(archive, texts, annotation),
      }),
      matrix: (setup) => printedMatrix(archive, setup, labels),
      timeline: (filter) => timelineOf(archive, filter),
      cite: briefingCiting(archive, choice),
    },
    {
      date,
      author: archive.author,
      language: choice.language ?? 'en',
      ...(parts && { parts }),
    },
  );
}

/** Marks that are quoted, in order. */
const quotedMarks = ({ blocks }: Briefing): SignedMark[] =>
  blocks.flatMap((block) => (block.kind === 'quotation' && block.passage ? [block.passage.annotation] : []));

function sourceRecord(archive: Archive, article: ArticleRecord, signs: Signs): SourceRecord {
  const { id, title, capture } = article;
  return {
    title,
    kind: capture?.announced.kind ?? 'text',
    sign: signs.article(id),
    address: addressOf(archive, article),
    archived: capture?.announced.captured.slice(0, 10) ?? '',
    originalSha256: capture?.announced.originalSha256 ?? '',
  };
}

/** What a mark says of its words and of their place in the copy that was marked. */
function quotedFrom(archive: Archive, annotation: string, signs: Signs): Omit<QuotedFrom, 'locator'> {
  const record = findAnnotation(archive, annotation);
  if (!record) return { pieces: [], stored: null, sign: '' };
  const { target, article: id } = record;
  const stretches = [target, ...(target.further ?? [])];
  const article = readArticle(archive.replica, articleHome(id));
  const capture = withCapture(archive.replica, article, target.capture)?.capture;
  return {
    pieces: stretches.map(({ quote }) => quote.exact),
    sign: signs.mark(record),
    stored: {
      article: id,
      capture: target.capture,
      textSha256: target.textSha256,
      originalSha256: capture?.announced.originalSha256 ?? '',
      pieces: stretches.map(({ position: { start, end } }) => ({ start, end })),
    },
  };
}

const described = ({
  text,
  versions,
}: Prose): Pick<IndexedRecord, 'description' | 'descriptionVersions'> => ({
  description: versions.length > 0 ? '' : text,
  descriptionVersions: versions,
});

/** The document of a briefing, from the open archive. */
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { ServiceInput } from '../contract/service.ts';
import { type Prose, readProse } from '../decisions/prose.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { existingEvent } from '../events/event.ts';
import { existingPerson } from '../people/person.ts';
import { shownFrom } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { briefingView } from './briefing.ts';
import { briefingDocument, type IndexedRecord } from './briefing-document.ts';
import { printedMatrix } from './matrix-block.ts';

export function exportedDocument(
  { archive, texts }: { readonly archive: Archive; readonly texts: CaptureTexts },
  { id, date }: ServiceInput<'service.briefingDocument'>,
): BriefingDocument {
  return briefingDocument(
    briefingView(archive, texts, id),
    {
      person: (person) => {
        const { records, name, aliases } = existingPerson(archive, person);
        return {
          id: person,
          name,
          also: aliases.length > 0 ? `also ${aliases.join(', ')}` : '',
          ...described(readProse(archive, shownFrom(archive.replica, records, 'description'), 'description')),
        };
      },
      matrix: (setup) => printedMatrix(archive, setup),
      timeline: (filter) => timelineOf(archive, filter),
      event: (event) => {
        const { records, title, date: day } = existingEvent(archive, event);
        return {
          id: event,
          name: title,
          also: day === null ? '' : dateInWords(day),
          ...described(readProse(archive, shownFrom(archive.replica, records, 'description'), 'description')),
        };
      },
    },
    date,
  );
}

const described = ({
  text,
  versions,
}: Prose): Pick<IndexedRecord, 'description' | 'descriptionVersions'> => ({
  description: versions.length > 0 ? '' : text,
  descriptionVersions: versions,
});

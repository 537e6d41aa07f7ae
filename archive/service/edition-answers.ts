/** Answers about the editions of briefings. */
import { briefingDocumentSchema } from '../contract/document.ts';
import type { editionRequests, editionServiceRequests } from '../contract/editions.ts';
import { formatWords } from '../contract/exporting.ts';
import { compareEditions } from '../editions/compare-editions.ts';
import { describeEdition, editionFile, listEditions, noteEdition } from '../editions/edition.ts';
import { dropEditionFile, storeEditionFile } from '../editions/edition-file.ts';
import { folderLabel } from '../storage/layout.ts';
import type { Answers } from './answers.ts';

export const editionAnswers: Pick<
  Answers,
  keyof typeof editionRequests | keyof typeof editionServiceRequests
> = {
  'editions.list': ({ current: { archive } }, { briefing }) => listEditions(archive, briefing),
  'editions.compare': ({ current: { archive } }, { briefing, edition, with: other }) =>
    compareEditions(archive, { briefing, edition, other }),
  'editions.describe': ({ current: { archive } }, input) => describeEdition(archive, input),
  'service.storeEdition': ({ current: { archive } }, { bytes, format }) =>
    storeEditionFile(archive, bytes, formatWords[format].extension),
  'service.dropEdition': ({ current: { archive } }, { sha256, format }) => {
    dropEditionFile(archive.path, sha256, formatWords[format].extension);
    return {};
  },
  'service.noteEdition': ({ current: { archive } }, { document, ...kept }) =>
    noteEdition(archive, { ...kept, document: briefingDocumentSchema.parse(document) }),
  'service.editionFile': ({ current: { archive } }, { briefing, edition: id }) => {
    const { path, edition, ending } = editionFile(archive, briefing, id);
    const name = folderLabel(`${edition.title}, edition ${edition.number}`) || 'Edition';
    return { path, name: `${name}.${ending}` };
  },
};

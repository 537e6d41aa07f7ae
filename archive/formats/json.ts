/** The model itself, for other programs: `docs/FORMAT.md` (Documents) says what it holds. */
import { type BriefingDocument, briefingDocumentSchema } from '../contract/document.ts';

/** Raised where a field changes its meaning or goes; a new field does not. */
export const documentVersion = 1;

export const documentAsJson = (document: BriefingDocument): string =>
  `${JSON.stringify({ format: 'dossier-document', version: documentVersion, document: briefingDocumentSchema.parse(document) }, null, 1)}\n`;

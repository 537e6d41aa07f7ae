/** Answers about documents on their way out. */
import type { formatServiceRequests } from '../contract/formats.ts';
import { redactedDocument } from '../redaction/redacted-document.ts';
import type { Answers } from './answers.ts';

export const formatAnswers: Pick<Answers, keyof typeof formatServiceRequests> = {
  'documents.redact': ({ current: { archive } }, { document, redaction }) =>
    redactedDocument(archive, document, redaction),
};

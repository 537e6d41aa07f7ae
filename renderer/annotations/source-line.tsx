import { Fragment } from 'react';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { dateInWords } from '../window/dates.ts';
import css from './source-line.module.css';

interface Source {
  readonly publisher: string;
  readonly authors?: readonly string[];
  readonly published: string | null;
}

export const kindNames = { text: 'Text', html: 'Web page', pdf: 'PDF' } as const;

/** Authors, publisher and date, as far as they are known. */
export function sourceParts({ publisher, authors = [], published }: Source): string[] {
  // An office that publishes its own report is named once.
  const ownReport = authors.some((author) => foldedName(author) === foldedName(publisher));
  return [authors.join(', '), ownReport ? '' : publisher, dateInWords(published)].filter(
    (part) => part !== '',
  );
}

/** A part as short as this, such as a date, is not broken. */
const oneLine = 24;

/** Parts of a line between middle dots, each once and in its own direction of writing. */
export function DottedLine({ parts }: { parts: readonly string[] }) {
  return [...new Set(parts)].filter(Boolean).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && ' · '}
      <bdi className={part.length <= oneLine ? css.short : undefined}>{part}</bdi>
    </Fragment>
  ));
}

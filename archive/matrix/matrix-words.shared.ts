/** The matrix in words, the same in the window, in tables, in print and on the command line. */
import type { Weight } from '../contract/matrix.ts';
import type { MatrixSubject } from '../contract/matrix-block.ts';

export const subjectNames: Readonly<Record<MatrixSubject, { readonly one: string; readonly many: string }>> =
  {
    events: { one: 'event', many: 'events' },
    people: { one: 'person', many: 'people' },
    organisations: { one: 'organisation', many: 'organisations' },
    places: { one: 'place', many: 'places' },
  };

/** What an article does that says nothing of it. */
export const gapWords = 'leaves it out';

const counted = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** `4 sources, 2 origins`; `no source`. Origins are said where they are fewer. */
export function weightInWords({ sources, origins }: Weight): string {
  if (sources === 0) return 'no source';
  const said = counted(sources, 'source');
  return origins === sources ? said : `${said}, ${counted(origins, 'origin')}`;
}

/** `reported or confirmed by 3 sources, 2 origins; contradicted or denied by 1 source`; '' where neither. */
export function sidesInWords({
  support,
  against,
}: {
  readonly support: Weight;
  readonly against: Weight;
}): string {
  return [
    support.sources > 0 ? `reported or confirmed by ${weightInWords(support)}` : '',
    against.sources > 0 ? `contradicted or denied by ${weightInWords(against)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** The address of a passage, by which the app is led to it. */
export const passageLink = (article: string, annotation: string): string =>
  `dossier://articles/${article}/annotations/${annotation}`;

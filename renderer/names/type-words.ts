import type { RecordType } from '../../archive/contract/record-parts.ts';

export const typeWords: Readonly<Record<RecordType, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  place: 'Place',
};

import { NativeSelect } from '@mantine/core';
import { type RecordType, recordTypes } from '../../archive/contract/record-parts.ts';
import css from './person-type.module.css';

const words: Readonly<Record<RecordType, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  place: 'Place',
};

/** What kind of record it is; it looks like a line of text until it is pointed at. */
export function PersonType({
  type,
  onChange,
}: {
  readonly type: RecordType;
  readonly onChange: (type: RecordType) => void;
}) {
  return (
    <NativeSelect
      aria-label="Type"
      classNames={{ root: css.root, input: css.input }}
      data={recordTypes.map((value) => ({ value, label: words[value] }))}
      value={type}
      onChange={(event) => onChange(event.currentTarget.value as RecordType)}
    />
  );
}

import { Button, Select } from '@mantine/core';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { queryClient } from '../bridge/cache.ts';
import { tell } from '../window/notices.tsx';
import { quoted } from '../window/words.ts';
import css from './citing.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (style: string) => void;
  /** Offered before all styles: the source in a line. */
  readonly plain?: boolean;
}

/** A citation style of the archive, or another one from a file. */
export function StyleSelect({ value, onChange, plain = false }: Props) {
  const styles = useAnswer('citing.styles', {}).data ?? [];
  const options = (isOwn: boolean) =>
    styles.filter((style) => style.isOwn === isOwn).map(({ id, title }) => ({ value: id, label: title }));
  const own = options(true);
  const bundled = [
    ...(plain ? [{ value: 'plain', label: 'Plain: the source in a line' }] : []),
    ...options(false),
  ];
  const add = async () => {
    const added = await act('shell.addStyle', {}, { failed: 'The style was not added' });
    if (!added) return;
    await queryClient.invalidateQueries({ queryKey: ['citing.styles'] });
    onChange(added.id);
    tell(`${quoted(added.title)} added.`);
  };
  return (
    <div className={css.style}>
      <Select
        className={css.styleName}
        aria-label="Citation style"
        size="xs"
        allowDeselect={false}
        searchable
        title={styles.find(({ id }) => id === value)?.title}
        data={own.length > 0 ? [...bundled, { group: 'Added to this archive', items: own }] : bundled}
        value={value}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
        comboboxProps={{ withinPortal: true }}
      />
      <Button size="compact-xs" variant="subtle" onClick={() => void add()}>
        Add a style…
      </Button>
    </div>
  );
}

/** The processor’s licence asks that who uses it is told of it. */
export const citedBy = 'Citations by CSL (citeproc-js)';

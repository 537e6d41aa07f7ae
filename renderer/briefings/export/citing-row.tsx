import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { placeWords } from '../../../archive/citing/fact-words.shared.ts';
import type { CitingChanges } from '../../../archive/contract/citing.ts';
import { type NotePlace, notePlaces } from '../../../archive/contract/document.ts';
import { act } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { keyOf, queryClient } from '../../bridge/cache.ts';
import css from '../../citing/citing.module.css';
import { citedBy, StyleSelect } from '../../citing/style-select.tsx';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';

/** How sources are cited; kept with the briefing, for everybody who works on it. */
export function CitingRow({ briefing: { id } }: RowProps) {
  const choice = useAnswer('citing.choice', { briefing: id }).data;
  const styles = useAnswer('citing.styles', {}).data;
  if (!choice || !styles) return null;
  const choose = async (changes: CitingChanges) => {
    const chosen = await act(
      'citing.choose',
      { briefing: id, choice: changes },
      { failed: 'The way of citing was not kept' },
    );
    if (chosen) queryClient.setQueryData(keyOf('citing.choice', { briefing: id }), chosen);
  };
  const isNote = styles.find((style) => style.id === choice.style)?.isNote ?? false;
  const hint =
    choice.style === null || choice.style === 'plain'
      ? 'Author, title, publisher, date and page below each quotation.'
      : `${isNote ? 'In notes, with a bibliography.' : 'In the text, with a bibliography.'} ${citedBy}.`;
  return (
    <ExportRow label="Citations" hint={hint}>
      <StyleSelect
        plain
        value={choice.style ?? 'plain'}
        onChange={(style) => void choose({ style, notes: null })}
      />
      <div className={css.pair}>
        {isNote && (
          <Select<NotePlace>
            aria-label="Where the notes stand"
            size="xs"
            w={210}
            allowDeselect={false}
            data={notePlaces.map((place) => ({ value: place, label: placeWords[place] }))}
            value={choice.notes ?? 'endnotes'}
            onChange={(notes) => notes && void choose({ notes })}
          />
        )}
        <Language value={choice.language ?? ''} onChoose={(language) => void choose({ language })} />
      </div>
    </ExportRow>
  );
}

function Language({ value, onChoose }: { value: string; onChoose: (language: string | null) => void }) {
  const [typed, setTyped] = useState(value);
  const keep = () => {
    if (typed.trim() !== value) onChoose(typed.trim() || null);
  };
  return (
    <TextInput
      aria-label="Language of the document"
      placeholder="Language: en"
      title="The language of the document, as en-GB, de or pt-BR: dates and words of citations are set in it"
      size="xs"
      w={130}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}

/** The page of a person or an event: what it is called, and every passage that speaks of it. */
import { IconPackageExport, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { Stance } from '../../archive/contract/record-parts.ts';
import { type Prose, ProseField } from '../decisions/prose-field.tsx';
import { DestroyMenu } from '../destroying/destroy-item.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { Editable } from '../window/editable.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { counted } from '../window/words.ts';
import { AliasField } from './alias-field.tsx';
import css from './record-page.module.css';
import { RecordPassages } from './record-passages.tsx';
import { RecordPicture } from './record-picture.tsx';

/** What stands in fields that are empty, and what the fields are called. */
export interface RecordWords {
  readonly name: string;
  readonly aliases: string;
  readonly description: string;
  readonly noPassages: string;
}

interface Props {
  readonly words: RecordWords;
  /** Its address in the archive. */
  readonly of: string;
  readonly record: {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly description: string;
    readonly descriptionSeen: Prose['seen'];
    readonly descriptionVersions: Prose['versions'];
    readonly sources: number;
    readonly linked: number;
  };
  /** Stands above the name. */
  readonly lead?: ReactNode;
  /** What else is known of it, between its description and the passages. */
  readonly facts?: ReactNode;
  /** Further items of its menu. */
  readonly menu?: ReactNode;
  readonly onStance: (annotation: string, stance: Stance) => void;
  readonly onName: (name: string) => void;
  readonly onAliases: (aliases: string[]) => Promise<unknown>;
  readonly onDescription: (description: string, replaces: string[]) => Promise<Prose | null>;
  readonly onHandOver: () => void;
  readonly onRemove: () => void;
  readonly onDestroyed: () => void;
}

export function RecordPage({
  words,
  of,
  record,
  lead,
  facts,
  menu,
  onStance,
  onName,
  onAliases,
  onDescription,
  onHandOver,
  onRemove,
  onDestroyed,
}: Props) {
  const { name, aliases, sources, linked } = record;
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <>
      <PageHeader
        actions={
          <>
            <IconButton label="Hand over a copy…" onClick={onHandOver}>
              <IconPackageExport size={18} stroke={1.5} />
            </IconButton>
            <HistoryButton id={record.id} />
            <IconButton label="Move to trash" onClick={onRemove}>
              <IconTrash size={18} stroke={1.5} />
            </IconButton>
            <DestroyMenu id={idIn(of)} onDestroyed={onDestroyed}>
              {menu}
            </DestroyMenu>
          </>
        }
      />
      <div className={css.scroller} ref={scroller}>
        <article className={css.page}>
          <header className={css.head}>
            <div className={css.called}>
              {lead}
              <Editable label={words.name} look="title" oneLine needed value={name} onSave={onName} />
              <AliasField key={record.id} aliases={aliases} placeholder={words.aliases} onSave={onAliases} />
              <ProseField
                of={of}
                field="description"
                label="Description"
                look="plain"
                placeholder={words.description}
                prose={descriptionOf(record)}
                pause={800}
                onSave={onDescription}
              />
            </div>
            <RecordPicture key={`picture ${of}`} of={of} name={name} />
          </header>
          {facts}
          <p className={css.count}>
            {linked === 0
              ? words.noPassages
              : `${counted(linked, 'passage')} in ${counted(sources, 'source')}`}
          </p>
          {linked > 0 && <RecordPassages key={of} of={of} scroller={scroller} onStance={onStance} />}
        </article>
      </div>
    </>
  );
}

const idIn = (address: string): string => address.slice(address.lastIndexOf('/') + 1);

/** The description of a person or an event. */
export const descriptionOf = (
  record: Pick<Props['record'], 'description' | 'descriptionSeen' | 'descriptionVersions'>,
): Prose => ({
  text: record.description,
  seen: record.descriptionSeen,
  versions: record.descriptionVersions,
});

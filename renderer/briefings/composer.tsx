import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPackageExport, IconQuote, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Block } from '../../archive/contract/views.ts';
import { DestroyMenu } from '../destroying/destroy-item.tsx';
import { askHandover } from '../handover/asking.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Editable } from '../window/editable.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { Pane } from '../window/pane.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { orUntitled } from '../window/words.ts';
import { Blocks } from './blocks.tsx';
import css from './composer.module.css';
import { ExportControls } from './export-controls.tsx';
import { PassagesPanel } from './passages-panel.tsx';
import { useBriefing } from './use-briefing.ts';

const pause = 800;

/** A briefing as a sheet of paper to write on, and the passages that it can quote. */
export function Composer({ id }: { id: string }) {
  const { answer, changes } = useBriefing(id);
  const roomy = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false });
  const [wanted, setWanted] = useState<boolean | null>(null);
  const passagesShown = wanted ?? roomy;
  if (answer.isError) {
    return (
      <AnswerTrouble
        title="This briefing could not be shown"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  }
  const briefing = answer.data;
  if (!briefing) return null;
  const remove = async () => {
    if (await trash('briefings.trash', id, orUntitled(briefing.title))) go({ kind: 'briefings' });
  };
  return (
    <>
      <PageHeader
        actions={
          <>
            <ExportControls
              id={id}
              title={orUntitled(briefing.title)}
              undecided={undecidedIn(briefing.blocks)}
            />
            <IconButton
              label="Hand over a copy…"
              onClick={() => askHandover({ kind: 'briefings', ids: [id] })}
            >
              <IconPackageExport size={18} stroke={1.5} />
            </IconButton>
            <HistoryButton id={id} />
            <IconButton label="Move to trash" onClick={remove}>
              <IconTrash size={18} stroke={1.5} />
            </IconButton>
            <DestroyMenu id={id} onDestroyed={() => go({ kind: 'briefings' })} />
            <Button
              variant={passagesShown ? 'light' : 'default'}
              ml={6}
              leftSection={<IconQuote size={16} stroke={1.5} />}
              aria-pressed={passagesShown}
              onClick={() => setWanted(!passagesShown)}
            >
              Passages
            </Button>
          </>
        }
      />
      <div className={css.body}>
        <div className={css.desk}>
          <article className={css.sheet}>
            <Editable
              label="Title"
              look="title"
              oneLine
              needed
              placeholder="Title"
              value={briefing.title}
              pause={pause}
              onSave={(title) => changes.edit({ title })}
            />
            <Editable
              label="Subtitle"
              look="subtitle"
              oneLine
              placeholder="Subtitle"
              value={briefing.subtitle}
              pause={pause}
              onSave={(subtitle) => changes.edit({ subtitle })}
            />
            <Blocks briefing={`briefings/${id}`} blocks={briefing.blocks} changes={changes} pause={pause} />
          </article>
        </div>
        {passagesShown && (
          <Pane
            name="passages"
            label="Passages"
            side="right"
            over={!roomy}
            width={{ initial: 340, least: 280, most: 520 }}
          >
            <PassagesPanel briefing={briefing} changes={changes} />
          </Pane>
        )}
      </div>
    </>
  );
}

/** Texts and notes that the PDF would have in several versions. */
const undecidedIn = (blocks: readonly Block[]): number =>
  blocks.filter((block) =>
    block.kind === 'quotation'
      ? (block.passage?.annotation.noteVersions.length ?? 0) > 0
      : block.kind === 'text' && block.textVersions.length > 0,
  ).length;

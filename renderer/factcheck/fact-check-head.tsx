import { Button, Menu, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconFileExport, IconHash, IconTargetArrow } from '@tabler/icons-react';
import {
  type FactCheck,
  type FactCheckFormat,
  type SentenceState,
  sentenceStates,
} from '../../archive/contract/factcheck.ts';
import {
  countsInWords,
  passagesWithoutSign,
  stateWords,
} from '../../archive/factcheck/factcheck-words.shared.ts';
import { act } from '../bridge/acting.ts';
import { showInFolder } from '../preserving/bags.ts';
import { IconButton } from '../window/icon-button.tsx';
import { withKey } from '../window/keys.ts';
import { tell } from '../window/notices.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { go } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import css from './fact-check.module.css';

/** What the table goes out as. */
const formats: readonly { readonly format: FactCheckFormat; readonly label: string }[] = [
  { format: 'docx', label: 'Word document…' },
  { format: 'csv', label: 'Table (CSV)…' },
];

interface Props {
  readonly check: FactCheck;
  readonly onNextGap: () => void;
  readonly onGiveSigns: () => void;
}

/** How far the fact-check is, what is next, and the way out. */
export function FactCheckHead({ check, onNextGap, onGiveSigns }: Props) {
  const { id, title, counts } = check;
  const toLookAt = counts.gaps + counts.changed;
  const unsigned = passagesWithoutSign(check).length;
  return (
    <>
      <PageHeader
        actions={
          <>
            {unsigned > 0 && (
              <Tooltip
                label={`${counted(unsigned, 'passage has', 'passages have')} no sign yet: each is given the one that will always stand for it`}
                multiline
                maw={280}
              >
                <Button
                  mr={6}
                  variant="default"
                  leftSection={<IconHash size={16} stroke={1.5} />}
                  onClick={onGiveSigns}
                >
                  Give signs
                </Button>
              </Tooltip>
            )}
            <Tooltip label={withKey('Next sentence to look at', 'g')}>
              <Button
                variant="default"
                disabled={toLookAt === 0}
                leftSection={<IconTargetArrow size={16} stroke={1.5} />}
                onClick={onNextGap}
              >
                Next gap
              </Button>
            </Tooltip>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button
                  ml={6}
                  disabled={counts.sentences === 0}
                  leftSection={<IconFileExport size={16} stroke={1.5} />}
                >
                  Export
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {formats.map(({ format, label }) => (
                  <Menu.Item key={format} onClick={() => void exportTable(id, format)}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <span className={css.heading}>
          <IconButton label="To the briefing" onClick={() => go({ kind: 'briefing', id })}>
            <IconArrowLeft size={18} stroke={1.5} />
          </IconButton>
          <span className={css.name}>
            <span className={css.kind}>Fact-check</span>
            <h1 className={css.title} dir="auto" title={title}>
              {orUntitled(title)}
            </h1>
          </span>
        </span>
      </PageHeader>
      <div className={css.progress}>
        <Progress check={check} />
        <p role="status" className={css.counts}>
          {countsInWords(check)}
        </p>
      </div>
    </>
  );
}

/** The states of the sentences as shares of a line; the words beside it say the same. */
function Progress({ check: { sentences } }: { check: FactCheck }) {
  const shares = sentenceStates
    .map((state): [SentenceState, number] => [state, sentences.filter((one) => one.state === state).length])
    .filter(([, count]) => count > 0);
  return (
    <div className={css.bar} aria-hidden>
      {shares.map(([state, count]) => (
        <span
          key={state}
          className={css.share}
          data-state={state}
          style={{ flexGrow: count }}
          title={`${count} ${stateWords[state]}`}
        />
      ))}
    </div>
  );
}

async function exportTable(id: string, format: FactCheckFormat): Promise<void> {
  const written = await act(
    'shell.exportFactCheck',
    { id, format },
    { failed: 'The fact-check was not exported' },
  );
  if (written)
    tell(
      `The fact-check is written: ${counted(written.sentences, 'sentence')}, ${counted(written.gaps, 'gap')}.`,
      {
        label: 'Show in folder',
        run: () => showInFolder(written.path),
      },
    );
}

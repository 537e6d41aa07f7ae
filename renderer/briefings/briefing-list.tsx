import { Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconFileCheck,
  IconFileImport,
  IconFilePlus,
  IconListCheck,
  IconPlus,
  IconQuote,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import type { BriefingSummary } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { Undecided } from '../decisions/undecided.tsx';
import { DestroyItem } from '../destroying/destroy-item.tsx';
import { takeDraftFile } from '../factcheck/take-draft.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { useCommand } from '../window/commands.ts';
import { dayOf } from '../window/dates.ts';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { counted, orUntitled, quoted } from '../window/words.ts';
import css from './briefing-list.module.css';
import { openSideBySide } from './composer/beside.ts';
import { newBriefing } from './new-briefing.ts';
import { askTemplate } from './templates/asking.ts';
import { saveTemplate } from './templates/save-template.ts';

export function BriefingList({ open, beside }: { open: string | null; beside: readonly string[] }) {
  const briefings = useAnswer('briefings.list', {});
  useCommand('new-briefing', () => void newBriefing());
  if (briefings.isError) {
    return (
      <AnswerTrouble
        title="The briefings could not be read"
        reason={briefings.error}
        again={() => briefings.refetch()}
      />
    );
  }
  // Until it is known whether there are any, the head of the list would be pressed just when it gives way to the doors.
  if (!briefings.data) return null;
  const shown = briefings.data
    .filter((briefing) => !briefing.trashed)
    .sort((a, b) => (a.changed < b.changed ? 1 : -1));
  if (shown.length === 0) {
    return (
      <Empty
        title="No briefings yet"
        action={
          <div className={css.doors}>
            <Button onClick={() => newBriefing()}>New briefing</Button>
            <Button variant="default" onClick={() => newBriefing('all')}>
              Gather all passages
            </Button>
            <Button variant="default" onClick={askTemplate}>
              From a template…
            </Button>
            <Button variant="subtle" onClick={() => go({ kind: 'check' })}>
              Check a draft
            </Button>
          </div>
        }
      >
        A briefing is made of your own words and of passages that you marked, each with its source, and goes
        out as a PDF.
      </Empty>
    );
  }
  return (
    <>
      <ListHeader title="Briefings" centred={open === null}>
        <IconButton label="Check a draft" onClick={() => go({ kind: 'check' })}>
          <IconListCheck size={18} stroke={1.5} />
        </IconButton>
        <IconButton label="Verify a document" onClick={() => go({ kind: 'verify' })}>
          <IconFileCheck size={18} stroke={1.5} />
        </IconButton>
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label="New briefing">
              <IconPlus size={18} stroke={1.5} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconFilePlus size={15} stroke={1.5} />} onClick={() => newBriefing()}>
              Empty briefing
            </Menu.Item>
            <Menu.Item leftSection={<IconQuote size={15} stroke={1.5} />} onClick={() => newBriefing('all')}>
              Briefing of all passages
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileImport size={15} stroke={1.5} />}
              onClick={() => void takeDraftFile()}
            >
              From a draft, to fact-check…
            </Menu.Item>
            <Menu.Item leftSection={<IconTemplate size={15} stroke={1.5} />} onClick={askTemplate}>
              From a template…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </ListHeader>
      <ul className={css.list} aria-label="Briefings" data-alone={open === null || undefined}>
        {shown.map((briefing) => (
          <li key={briefing.id} className={css.item}>
            <Row
              briefing={briefing}
              open={briefing.id === open || beside.includes(briefing.id)}
              onBeside={open ? () => openSideBySide([open, ...beside, briefing.id]) : null}
            />
            <span className={css.menu}>
              <RowMenu briefing={briefing} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function RowMenu({ briefing: { id, title } }: { briefing: BriefingSummary }) {
  const name = orUntitled(title);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={`More for ${quoted(name)}`} size={28}>
          <IconDots size={16} stroke={1.5} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTemplate size={15} stroke={1.5} />} onClick={() => saveTemplate(id)}>
          Save as a template
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={15} stroke={1.5} />}
          onClick={() => trash('briefings.trash', id, name)}
        >
          Move to trash
        </Menu.Item>
        <DestroyItem id={id} onDestroyed={() => go({ kind: 'briefings' })} />
      </Menu.Dropdown>
    </Menu>
  );
}

interface RowProps {
  readonly briefing: BriefingSummary;
  readonly open: boolean;
  /** Opens it beside those that are open: what a middle click does. */
  readonly onBeside: (() => void) | null;
}

function Row({ briefing, open, onBeside }: RowProps) {
  const { id, title, subtitle, quotations, undecided, changed } = briefing;
  return (
    <button
      type="button"
      className={css.row}
      aria-current={open || undefined}
      title={title}
      onClick={() => go({ kind: 'briefing', id })}
      onAuxClick={({ button }) => button === 1 && !open && onBeside?.()}
    >
      <span className={css.title} dir="auto">
        {orUntitled(title)}
      </span>
      {subtitle && (
        <span className={css.subtitle} dir="auto">
          {subtitle}
        </span>
      )}
      <span className={css.facts}>
        {counted(quotations, 'quotation')} · changed {dayOf(changed)}
      </span>
      {undecided > 0 && (
        <span className={css.facts}>
          <Undecided words={`${counted(undecided, 'text')} undecided`} />
        </span>
      )}
    </button>
  );
}

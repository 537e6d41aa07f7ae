import { Button, Menu } from '@mantine/core';
import {
  IconChecklist,
  IconFiles,
  IconListTree,
  IconPackageExport,
  IconQuote,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { DestroyMenu } from '../../destroying/destroy-item.tsx';
import { EditionsButton } from '../../editions/editions-button.tsx';
import { askHandover } from '../../handover/asking.ts';
import { HistoryButton } from '../../history/history-button.tsx';
import { IconButton } from '../../window/icon-button.tsx';
import { PageHeader } from '../../window/page-header.tsx';
import { Pane } from '../../window/pane.tsx';
import { go } from '../../window/travel.ts';
import { scopeAt, trash } from '../../window/undo.ts';
import { UndoButtons } from '../../window/undo-buttons.tsx';
import { orUntitled } from '../../window/words.ts';
import { ExportControls } from '../export/export-controls.tsx';
import { saveTemplate } from '../templates/save-template.ts';
import { Beside, openSideBySide } from './beside.ts';
import { BesideMenu } from './beside-menu.tsx';
import { BriefingColumn, type Sheet } from './briefing-column.tsx';
import css from './composer.module.css';
import { OutlinePane } from './outline-pane.tsx';
import { PassagesPanel } from './passages-panel.tsx';
import { useBriefing } from './use-briefing.ts';
import { sidePanes, usePanes } from './use-panes.ts';

const paneLooks = {
  passages: { name: 'Passages', Icon: IconQuote },
  pages: { name: 'Pages', Icon: IconFiles },
} as const;

// With it comes pdf.js, which who only writes has no use for.
const PreviewPane = lazy(() =>
  import('../preview/preview-pane.tsx').then(({ PreviewPane: pane }) => ({ default: pane })),
);

/**
 * Briefings as sheets of paper to write on, side by side; their outline, the passages that they can quote, and their pages as they
 * will be printed. The panes and the buttons are about the sheet that was used last.
 */
export function Composer({ id, beside }: { id: string; beside: readonly string[] }) {
  const open = useMemo(() => [id, ...beside], [id, beside]);
  const [chosen, setChosen] = useState({ id, at: null as string | null });
  const { id: current, at } = open.includes(chosen.id) ? chosen : { id, at: null };
  const { answer, changes } = useBriefing(current);
  const panes = usePanes(open.length);
  const sheets = useRef(new Map<string, Sheet>());
  const briefing = answer.data;
  const close = (one: string) => openSideBySide(open.filter((other) => other !== one));
  const remove = async () => {
    if (briefing && (await trash('briefings.trash', current, orUntitled(briefing.title)))) close(current);
  };

  return (
    <Beside value={open}>
      <PageHeader
        actions={
          briefing && (
            <>
              <UndoButtons of={scopeAt({ kind: 'briefing', id, beside })} />
              <IconButton label="Fact-check" onClick={() => go({ kind: 'factcheck', id: current })}>
                <IconChecklist size={18} stroke={1.5} />
              </IconButton>
              <ExportControls key={current} briefing={briefing} />
              <IconButton
                label="Hand over a copy…"
                onClick={() => askHandover({ kind: 'briefings', ids: [current] })}
              >
                <IconPackageExport size={18} stroke={1.5} />
              </IconButton>
              <EditionsButton key={`editions ${current}`} briefing={current} />
              <HistoryButton id={current} />
              <IconButton label="Move to trash" onClick={remove}>
                <IconTrash size={18} stroke={1.5} />
              </IconButton>
              <DestroyMenu id={current} onDestroyed={() => close(current)}>
                <Menu.Item
                  leftSection={<IconTemplate size={15} stroke={1.5} />}
                  onClick={() => saveTemplate(current)}
                >
                  Save as a template
                </Menu.Item>
              </DestroyMenu>
              <BesideMenu open={open} />
              <IconButton
                label="Outline"
                aria-pressed={panes.outline}
                variant={panes.outline ? 'light' : 'subtle'}
                onClick={panes.toggleOutline}
              >
                <IconListTree size={18} stroke={1.5} />
              </IconButton>
              <Button.Group ml={6}>
                {sidePanes.map((pane) => {
                  const { name, Icon } = paneLooks[pane];
                  return (
                    <Button
                      key={pane}
                      variant={panes.side === pane ? 'light' : 'default'}
                      leftSection={<Icon size={16} stroke={1.5} />}
                      classNames={{ section: css.paneIcon }}
                      aria-pressed={panes.side === pane}
                      onClick={() => panes.toggleSide(pane)}
                    >
                      <span className={css.paneName}>{name}</span>
                    </Button>
                  );
                })}
              </Button.Group>
            </>
          )
        }
      >
        {open.length > 1 && briefing && (
          <p className={css.about} dir="auto">
            {orUntitled(briefing.title)}
          </p>
        )}
      </PageHeader>
      <div className={css.body}>
        {panes.outline && briefing && (
          <Pane
            name="briefing outline"
            label="Outline"
            side="left"
            over={panes.outlineOver}
            width={{ initial: 230, least: 170, most: 420 }}
          >
            <OutlinePane
              briefing={briefing}
              changes={changes}
              at={at}
              onGo={(block) => sheets.current.get(current)?.goTo(block)}
            />
          </Pane>
        )}
        {open.map((one) => (
          <BriefingColumn
            key={one}
            id={one}
            ref={(sheet) => {
              if (sheet) sheets.current.set(one, sheet);
              else sheets.current.delete(one);
            }}
            current={one === current}
            onClose={open.length > 1 ? () => close(one) : null}
            onAt={(block) =>
              setChosen((old) => (old.id === one && old.at === block ? old : { id: one, at: block }))
            }
          />
        ))}
        {panes.side === 'passages' && briefing && (
          <Pane
            name="passages"
            label="Passages"
            side="right"
            over={panes.sideOver}
            width={{ initial: 340, least: 280, most: 520 }}
          >
            <PassagesPanel briefing={briefing} changes={changes} />
          </Pane>
        )}
        {panes.side === 'pages' && briefing && (
          <Pane
            name="pages"
            label="Pages"
            side="right"
            over={panes.sideOver}
            width={{ initial: 420, least: 280, most: 900 }}
          >
            <Suspense fallback={<p className={css.waiting}>Setting the pages…</p>}>
              <PreviewPane key={current} briefing={briefing} changed={answer.dataUpdatedAt} at={at} />
            </Suspense>
          </Pane>
        )}
      </div>
    </Beside>
  );
}

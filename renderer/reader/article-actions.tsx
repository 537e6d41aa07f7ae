import { ActionIcon, Menu } from '@mantine/core';
import {
  IconColumns2,
  IconDots,
  IconHistory,
  IconPackageExport,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { AnnotatedItem } from '../annotated/annotated-item.tsx';
import { useExportAnnotated } from '../annotated/export-annotated.ts';
import { DestroyItem, DestroyMenu } from '../destroying/destroy-item.tsx';
import { ExchangeItems } from '../exchanging/exchange-items.tsx';
import { askHandover } from '../handover/asking.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { useCommand } from '../window/commands.ts';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import { chooseBeside } from '../window/palette.tsx';
import { go } from '../window/travel.ts';
import { quoted } from '../window/words.ts';
import type { ArticleFacts } from './article-facts.ts';

interface Props {
  readonly article: ArticleFacts;
  readonly onDetails: () => void;
  readonly onTrash: () => void;
  /** It is in the archive no more. */
  readonly onGone: () => void;
}

const sign = { size: 18, stroke: 1.5 } as const;
const small = { size: 15, stroke: 1.5 } as const;

/** What can be done with the article that is read, in a header with room for it. */
export function ArticleButtons({ article, onDetails, onTrash, onGone }: Props) {
  const { id } = article;
  useBesideKey();
  useExportAnnotated(article);
  return (
    <>
      <IconButton label="Open an article beside this…" shortcut="b" onClick={chooseBeside}>
        <IconColumns2 {...sign} />
      </IconButton>
      <HistoryButton id={id} />
      <IconButton label="Edit details" onClick={onDetails}>
        <IconPencil {...sign} />
      </IconButton>
      <IconButton label="Hand over a copy…" onClick={() => askHandover({ kind: 'articles', ids: [id] })}>
        <IconPackageExport {...sign} />
      </IconButton>
      <IconButton label="Move to trash" onClick={onTrash}>
        <IconTrash {...sign} />
      </IconButton>
      <DestroyMenu id={id} onDestroyed={onGone}>
        <AnnotatedItem article={article} />
        <ExchangeItems article={id} />
      </DestroyMenu>
    </>
  );
}

/** The same, where two articles share the room. */
export function ArticleMenu({ article, onDetails, onTrash, onGone }: Props) {
  const { id, title } = article;
  const history = () => go({ kind: 'history', of: id });
  useKeys({ h: history });
  useBesideKey();
  useExportAnnotated(article);
  const label = `More for ${quoted(title)}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={label} title={label}>
          <IconDots {...sign} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconColumns2 {...small} />} onClick={chooseBeside}>
          Open another beside…
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory {...small} />} onClick={history}>
          History
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil {...small} />} onClick={onDetails}>
          Edit details
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPackageExport {...small} />}
          onClick={() => askHandover({ kind: 'articles', ids: [id] })}
        >
          Hand over a copy…
        </Menu.Item>
        <AnnotatedItem article={article} />
        <ExchangeItems article={id} />
        <Menu.Item leftSection={<IconTrash {...small} />} onClick={onTrash}>
          Move to trash
        </Menu.Item>
        <DestroyItem id={id} onDestroyed={onGone} />
      </Menu.Dropdown>
    </Menu>
  );
}

function useBesideKey(): void {
  useKeys({ b: chooseBeside });
  useCommand('open-beside', chooseBeside);
}

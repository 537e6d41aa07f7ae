import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Article } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { IconButton } from '../window/icon-button.tsx';
import { counted } from '../window/words.ts';
import { askImportFromPdf } from './asking.ts';
import css from './exchange.module.css';

/** Says quietly that a PDF holds marks made by another program, until they are brought in or the bar is closed. */
export function PdfMarksBar({ article }: { article: Omit<Article, 'annotations'> }) {
  const preferences = usePreferences();
  const [busy, setBusy] = useState(false);
  const name = `pdf-marks.${article.id}`;
  const isPdf = article.kind === 'pdf' && article.copy === 'here';
  const closed = preferences.preferences.panes[name] ?? 0;
  const held = useAnswer('exchanging.heldInPdf', { article: article.id }, { enabled: isPdf }).data;
  if (!isPdf || !held || held.fresh === 0 || closed >= held.fresh) return null;
  const bring = async () => {
    setBusy(true);
    await askImportFromPdf(article.id);
    setBusy(false);
  };
  return (
    <section className={css.bar} aria-label="Marks in the PDF">
      <p>This PDF holds {counted(held.fresh, 'mark')} made elsewhere.</p>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => void bring()}>
        Bring {held.fresh === 1 ? 'it' : 'them'} in…
      </Button>
      <IconButton
        label="Leave them in the PDF"
        size={24}
        onClick={() => changePane(preferences, name, held.fresh)}
      >
        <IconX size={15} stroke={1.5} />
      </IconButton>
    </section>
  );
}

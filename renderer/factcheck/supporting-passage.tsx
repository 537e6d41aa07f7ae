import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { SupportingPassage } from '../../archive/contract/factcheck.ts';
import { capital, doubtOf } from '../../archive/factcheck/factcheck-words.shared.ts';
import { IconButton } from '../window/icon-button.tsx';
import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import css from './support-panel.module.css';

/** A passage that is linked to a sentence, with what keeps it from being relied on, and the way to it. */
export function SupportingPassageRow({
  passage,
  onRemove,
}: {
  passage: SupportingPassage | undefined;
  onRemove?: () => void;
}) {
  if (!passage) return null;
  const { annotation, quote, citation, title, article, sign } = passage;
  const doubt = doubtOf(passage);
  return (
    <div className={css.passage}>
      {quote !== '' && (
        <blockquote className={css.quote} dir="auto">
          {`“${quote.replace(/\s+/gu, ' ')}”`}
        </blockquote>
      )}
      {article !== null && (
        <button
          type="button"
          className={css.source}
          onClick={() => go({ kind: 'article', id: article, annotation })}
        >
          {sign !== '' && <span className={css.sign}>{sign} </span>}
          {citation || orUntitled(title)}
        </button>
      )}
      {doubt !== '' && (
        <p className={css.doubt}>
          <IconAlertTriangle size={13} stroke={2} aria-hidden /> {capital(doubt)}
        </p>
      )}
      {onRemove && (
        <span className={css.remove}>
          <IconButton size={24} label="It does not support this sentence" onClick={onRemove}>
            <IconX size={14} stroke={1.5} />
          </IconButton>
        </span>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import type { NameMention } from '../../archive/contract/naming.ts';
import { SourceHeading } from '../annotations/source-heading.tsx';
import { sourceParts } from '../annotations/source-line.tsx';
import { withKey } from '../window/keys.ts';
import looks from '../window/long-list.module.css';
import { go } from '../window/travel.ts';
import css from './mentions-page.module.css';
import { sentenceAround } from './sentence.ts';

interface Props {
  readonly mention: NameMention;
  /** Under the title of its article. */
  readonly titled: boolean;
  /** The one row that the Tab key comes to. */
  readonly reachable: boolean;
  readonly onAttend: () => void;
  readonly onLink: () => void;
}

export function MentionRow({ mention, titled, reachable, onAttend, onLink }: Props) {
  const { article, title, place, page, others, marks } = mention;
  const { before, words, after } = sentenceAround(mention);
  const [mark] = marks;
  const open = () => go({ kind: 'article', id: article, ...(mark ? { annotation: mark } : { place }) });
  return (
    <div className={css.mention}>
      {titled && (
        <p className={looks.source}>
          <SourceHeading article={article} title={title} parts={sourceParts(mention)} tabIndex={-1} />
        </p>
      )}
      <div className={`${looks.passage} ${css.passage}`}>
        <button
          type="button"
          data-opener
          className={looks.opener}
          tabIndex={reachable ? 0 : -1}
          aria-label={`Open in the article: ${before}${words}${after}`}
          onFocus={onAttend}
          onClick={open}
        />
        <div className={css.said}>
          <p className={css.sentence} dir="auto">
            {before}
            <strong className={css.words}>{words}</strong>
            {after}
          </p>
          {(page !== null || others.length > 0) && (
            <p className={looks.foot}>
              {page !== null && <span>page {page}</span>}
              {others.length > 0 && (
                <span>
                  May also be {others.map(({ name, id }) => `${name} (${id.slice(0, 4)})`).join(', ')}
                </span>
              )}
            </p>
          )}
        </div>
        {mark ? (
          <span className={css.linked}>
            <IconCheck size={15} stroke={1.7} aria-hidden />
            Linked
          </span>
        ) : (
          <Button
            className={css.link}
            size="compact-sm"
            variant="subtle"
            tabIndex={reachable ? 0 : -1}
            title={withKey('Mark these words and link them', 'l')}
            leftSection={<IconLink size={15} stroke={1.5} />}
            onClick={onLink}
          >
            Link
          </Button>
        )}
      </div>
    </div>
  );
}

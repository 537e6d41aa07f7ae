import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ArticleFacts } from './article-facts.ts';
import css from './reader-banners.module.css';
import type { PageState } from './use-page.ts';

/** What the person must know before they trust what they see. */
export function ReaderBanners({ article, state }: { article: ArticleFacts; state: PageState }) {
  return (
    <>
      {article.damage !== null && <Banner title="The stored copy is damaged.">{article.damage}</Banner>}
      {state.kind === 'ready' && !state.textMatches && (
        <Banner title="What is shown is not the text that was stored.">
          So no mark is drawn, and nothing can be marked. Your marks and notes are safe; “Verify the archive”
          (Ctrl+K) tells more.
        </Banner>
      )}
      {state.kind === 'failed' && (
        <Banner title="The article can’t be shown.">{state.message} Your marks and notes are safe.</Banner>
      )}
    </>
  );
}

function Banner({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={css.banner} role="alert">
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
      <p>
        <strong>{title}</strong> {children}
      </p>
    </div>
  );
}

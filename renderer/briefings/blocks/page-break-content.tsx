import css from './page-break-content.module.css';

export const PageBreakContent = () => (
  // biome-ignore lint/a11y/useSemanticElements: it is read as one thing, with its words
  <div className={css.edge} role="separator" aria-label="Page break">
    <span>New page</span>
  </div>
);

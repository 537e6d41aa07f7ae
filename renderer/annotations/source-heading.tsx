import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import css from './source-heading.module.css';
import { DottedLine } from './source-line.tsx';

interface Props {
  readonly article: string;
  readonly title: string;
  /** What is said of it below its title. */
  readonly parts: readonly string[];
  /** Of a list that is walked by arrow keys, only its rows are come to by the Tab key. */
  readonly tabIndex?: number;
}

/** The article that what stands below is from. */
export function SourceHeading({ article, title, parts, tabIndex }: Props) {
  return (
    <>
      <button
        type="button"
        className={css.title}
        dir="auto"
        tabIndex={tabIndex}
        onClick={() => go({ kind: 'article', id: article })}
      >
        {orUntitled(title)}
      </button>
      <span className={css.facts}>
        <DottedLine parts={parts} />
      </span>
    </>
  );
}

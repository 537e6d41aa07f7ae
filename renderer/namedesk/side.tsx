import type { DeskSide } from '../../archive/contract/name-desk.ts';
import { go } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import { DeskSentenceLine } from './sentence.tsx';
import css from './side.module.css';

const kinds = { person: 'Person', organisation: 'Organisation', place: 'Place' } as const;

/** One of the two: what is known of it. */
export function Side({ side }: { side: DeskSide }) {
  const { id, name, type, aliases, description, identifiers, tags, passages, sources } = side;
  return (
    <section className={css.side} aria-label={name}>
      <p className={css.kind}>{kinds[type]}</p>
      <h2 className={css.heading}>
        <button type="button" className={css.name} dir="auto" onClick={() => go({ kind: 'person', id })}>
          {orUntitled(name)}
        </button>
      </h2>
      <p className={css.line}>
        {counted(passages, 'passage')}
        {passages > 0 && ` in ${counted(sources, 'source')}`}
      </p>
      {aliases.length > 0 && (
        <p className={css.line} dir="auto">
          also {aliases.slice(0, 6).join(', ')}
          {aliases.length > 6 && ` and ${counted(aliases.length - 6, 'other name')}`}
        </p>
      )}
      {description !== '' && (
        <p className={css.description} dir="auto">
          {description}
        </p>
      )}
      {identifiers.length > 0 && (
        <p className={css.line}>{identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(' · ')}</p>
      )}
      {tags.length > 0 && (
        <p className={css.line} dir="auto">
          {tags.map((tag) => `#${tag}`).join(' ')}
        </p>
      )}
    </section>
  );
}

/** Some of the places where it stands: its passages, then where it is named. */
export function SideSentences({ side: { name, sentences } }: { side: DeskSide }) {
  const either = sentences.length > 0 && sentences.every(({ of }) => of === 'both');
  return (
    <section className={css.places} aria-label={`Where ${name} stands`}>
      <h3 className={css.title} dir="auto">
        {orUntitled(name)}
      </h3>
      {sentences.length === 0 && (
        <p className={css.none}>No passage is linked, and no article has the name.</p>
      )}
      {either && <p className={css.none}>No passage is linked; here either may be meant:</p>}
      <ul className={css.sentences}>
        {sentences.map((sentence) => (
          <li key={`${sentence.article.id} ${sentence.annotation} ${sentence.place?.start}`}>
            <DeskSentenceLine sentence={sentence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { Stance } from '../../archive/contract/record-parts.ts';
import type { Passage } from '../../archive/contract/views.ts';
import { Undecided } from '../decisions/undecided.tsx';
import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import css from './linked-passages.module.css';
import { NoteText } from './note-text.tsx';
import { PassageText } from './passage-text.tsx';
import { DottedLine, sourceParts } from './source-line.tsx';
import { StanceMenu } from './stance-menu.tsx';

interface Linked {
  /** Address of the person or event. */
  readonly of: string;
  readonly onStance: (annotation: string, stance: Stance) => void;
}

/** The passages that a person or an event is linked to, gathered under their sources. */
export function LinkedPassages({ passages, ...linked }: Linked & { readonly passages: readonly Passage[] }) {
  return (
    <div className={css.sources}>
      {bySource(passages).map((gathered) => (
        <Source key={gathered[0]?.source.id} passages={gathered} {...linked} />
      ))}
    </div>
  );
}

/** Sources in the order in which they first come. */
export function bySource(passages: readonly Passage[]): Passage[][] {
  const gathered = new Map<string, Passage[]>();
  for (const passage of passages) {
    const others = gathered.get(passage.source.id);
    if (others) others.push(passage);
    else gathered.set(passage.source.id, [passage]);
  }
  return [...gathered.values()];
}

function Source({ passages, ...linked }: Linked & { readonly passages: readonly Passage[] }) {
  const source = passages[0]?.source;
  if (!source) return null;
  return (
    <section className={css.source}>
      <header className={css.heading}>
        <button
          type="button"
          className={css.title}
          dir="auto"
          onClick={() => go({ kind: 'article', id: source.id })}
        >
          {orUntitled(source.title)}
        </button>
        <p className={css.line}>
          <DottedLine parts={sourceParts(source)} />
        </p>
      </header>
      <ol className={css.passages}>
        {passages.map((passage) => (
          <li key={passage.annotation.id} className={css.linked}>
            <LinkedPassage passage={passage} />
            <StanceMenu
              stance={stanceIn(passage, linked.of)}
              onChange={(stance) => linked.onStance(passage.annotation.id, stance)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function stanceIn({ annotation: { people, events } }: Passage, of: string): Stance {
  const id = of.slice(of.lastIndexOf('/') + 1);
  return [...people, ...events].find((record) => record.id === id)?.stance ?? 'mentions';
}

function LinkedPassage({ passage }: { passage: Passage }) {
  const { annotation, source } = passage;
  return (
    <button
      type="button"
      className={css.passage}
      data-mark={annotation.color}
      onClick={() => go({ kind: 'article', id: source.id, annotation: annotation.id })}
    >
      <PassageText passage={passage} />
      {annotation.noteVersions.length > 0 && (
        <Undecided words={`${annotation.noteVersions.length} versions of the note`} />
      )}
      {annotation.note && annotation.noteVersions.length === 0 && (
        <NoteText className={css.note} note={annotation.note} />
      )}
      {annotation.page !== null && <span className={css.page}>page {annotation.page}</span>}
    </button>
  );
}

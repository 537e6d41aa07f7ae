/**
 * The marks of the article that is read. A change shows at once; it counts as saved only when the archive
 * has answered. A new mark has its id from the window, so that it is the same before and after.
 */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Annotation, Article, MarkColor, Region } from '../../archive/contract/views.ts';
import { askForAuthorOnce } from '../author/asking.ts';
import { tellFailure } from '../bridge/acting.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { ask, type Input } from '../bridge/client.ts';
import { ownId } from '../bridge/own-id.ts';
import { type Prose, stampsOf } from '../decisions/prose-field.tsx';
import type { Place } from '../window/addresses.ts';
import { tell } from '../window/notices.tsx';
import { isBeingSaved, offerUndo } from '../window/undo.ts';
import { type ListedMarks, MarkList } from './mark-list.ts';
import { type MarkingActions, markingActions } from './marking-actions.ts';

export type PersonRef = Input<'annotations.linkPerson'>['person'];
export type EventRef = Input<'annotations.linkEvent'>['event'];
/** What is said of who speaks. */
export type Said = Omit<Input<'annotations.attribute'>, 'id'>;

interface ShownNote {
  readonly note: string;
  /** The stamps of its versions. */
  readonly seen: readonly string[];
}

export interface Marks extends MarkingActions {
  readonly listed: ListedMarks;
  /** Marks of which a change is not saved yet. */
  readonly unsaved: ReadonlySet<string>;
  readonly find: (id: string | null) => Annotation | undefined;
  /** Answers with the mark's id. */
  readonly add: (place: Place, color: MarkColor) => string;
  /** A rectangle on a page of a PDF. */
  readonly addRegion: (region: Region, color: MarkColor) => string;
  readonly recolor: (id: string, color: MarkColor) => void;
  /** `before`: the note as it was shown when the person began to write. */
  readonly annotate: (id: string, note: string, before: ShownNote) => void;
  readonly remove: (id: string) => void;
  /** These throw the problem, to be shown where the name or the date was typed. */
  readonly linkPerson: (id: string, person: PersonRef) => Promise<void>;
  readonly linkEvent: (id: string, event: EventRef) => Promise<void>;
  readonly unlinkPerson: (id: string, person: string) => void;
  readonly unlinkEvent: (id: string, event: string) => void;
  readonly attribute: (id: string, said: Said) => void;
}

const none: readonly Annotation[] = [];

/** `capture`: the older copy that is shown, in which marks are seen but not made or moved. */
export function useMarks(articleId: string, article: Article | undefined, capture?: string): Marks {
  const key = useMemo(
    () => keyOf('articles.get', { id: articleId, ...(capture !== undefined && { capture }) }),
    [articleId, capture],
  );
  const [pending, setPending] = useState(none);
  const [unanswered, setUnanswered] = useState<readonly string[]>([]);
  const list = useRef<MarkList>(undefined);
  list.current ??= new MarkList();
  const listed = list.current.with(article?.annotations ?? none, pending);
  const { find } = listed;
  /** New marks that are on their way: null where one could not be saved. */
  const settling = useRef(new Map<string, Promise<string | null>>());
  /** The last note saved here on each mark, with the stamps of what says just that. */
  const noted = useRef(new Map<string, Promise<ShownNote | null>>());

  /** Puts something else in the place of one mark that is stored; `changed` answers null where it is not. */
  const inPlace = useCallback(
    (id: string, changed: (mark: Annotation | null) => Annotation | null) =>
      queryClient.setQueryData<Article>(key, (old) => {
        if (!old) return old;
        const known = find(id);
        const at = known ? old.annotations.indexOf(known) : -1;
        const index = at >= 0 ? at : old.annotations.findIndex((mark) => mark.id === id);
        const mark = changed(old.annotations[index] ?? null);
        if (!mark) return old;
        const annotations = index < 0 ? [...old.annotations, mark] : old.annotations.with(index, mark);
        return { ...old, annotations };
      }),
    [key, find],
  );

  const patch = useCallback(
    (id: string, part: Partial<Annotation>) => {
      setPending((marks) => marks.map((mark) => (mark.id === id ? { ...mark, ...part } : mark)));
      inPlace(id, (mark) => mark && { ...mark, ...part });
    },
    [inPlace],
  );

  const put = useCallback(
    (mark: Annotation) =>
      inPlace(mark.id, (before) => (capture === undefined || !before ? mark : standing(mark, before))),
    [inPlace, capture],
  );

  /** Asks for a change of one mark, whose saved state is not true meanwhile. */
  const send = useCallback(
    async (id: string, request: (real: string) => Promise<Annotation | null>) => {
      setUnanswered((ids) => [...ids, id]);
      try {
        const real = await (settling.current.get(id) ?? id);
        const mark = real === null ? null : await request(real);
        if (mark) put(mark);
      } catch (reason) {
        await queryClient.invalidateQueries({ queryKey: key });
        throw reason;
      } finally {
        setUnanswered((ids) => ids.toSpliced(ids.indexOf(id), 1));
      }
    },
    [key, put],
  );

  const loudly = useCallback((failed: string, sent: Promise<void>) => {
    isBeingSaved(sent);
    sent.catch((reason) => tellFailure(failed, reason));
  }, []);

  const marks = useMemo(() => {
    const trashMark = (id: string, trashed: boolean) => {
      patch(id, { trashed });
      loudly(
        trashed ? 'The mark was not deleted' : 'The mark was not taken back',
        send(id, async (real) => {
          await ask('annotations.trash', { id: real, trashed });
          patch(real, { trashed });
          return null;
        }),
      );
    };

    const addMark = (
      mark: Annotation,
      passage: Input<'annotations.add'>['passage'],
      color: MarkColor,
    ): string => {
      const { id } = mark;
      const saving = ask('annotations.add', { id, article: articleId, passage, color }).then(
        (saved) => {
          put(saved);
          setPending((others) => others.filter((other) => other.id !== id));
          askForAuthorOnce();
          return saved.id;
        },
        (reason) => {
          setPending((others) => others.filter((other) => other.id !== id));
          tellFailure('The mark was not saved', reason);
          return null;
        },
      );
      settling.current.set(id, saving);
      isBeingSaved(saving);
      setPending((others) => [...others, mark]);
      return id;
    };

    const add = (place: Place, color: MarkColor) =>
      addMark(newMark({ id: ownId(), article: articleId, place, color }), place, color);

    const addRegion = (region: Region, color: MarkColor) => {
      // Where in the text it comes to stand the archive says; it is drawn at once all the same.
      const mark = newMark({ id: ownId(), article: articleId, place: { start: 0, end: 0 }, color });
      return addMark({ ...mark, region, page: region.page }, { region }, color);
    };

    const recolor = (id: string, color: MarkColor, before: MarkColor | undefined) => {
      if (before === color) return;
      patch(id, { color });
      loudly(
        'The colour was not changed',
        send(id, (real) => ask('annotations.edit', { id: real, color })),
      );
    };

    return {
      ...markingActions({ patch, send, loudly }),
      ...(capture !== undefined && { retarget: () => tell('Marks are moved in the newest copy.') }),
      add,
      addRegion,
      recolor,
      annotate: (id: string, note: string, before: ShownNote) => {
        patch(id, { note });
        const earlier = noted.current.get(id) ?? Promise.resolve(null);
        const saving: Promise<ShownNote | null> = earlier.then(async (mine) => {
          // What was written here and shown at once has a stamp only since its answer.
          const own = mine?.note === before.note ? mine.seen : [];
          let saved: Annotation | null = null;
          await send(id, async (real) => {
            noted.current.set(real, settledNote);
            saved = await ask('annotations.edit', { id: real, note, replaces: [...before.seen, ...own] });
            return saved;
          });
          return saved && { note, seen: stampsOf(proseOfNote(saved), note) };
        });
        const settledNote = saving.catch(() => null);
        noted.current.set(id, settledNote);
        loudly(
          'The note was not saved',
          saving.then(() => undefined),
        );
      },
      remove: (id: string) => {
        trashMark(id, true);
        void offerUndo('Mark deleted.');
      },
      linkPerson: (id: string, person: PersonRef) =>
        send(id, (real) => ask('annotations.linkPerson', { id: real, person })),
      linkEvent: (id: string, event: EventRef) =>
        send(id, (real) => ask('annotations.linkEvent', { id: real, event })),
      unlinkPerson: (id: string, person: string) => {
        loudly(
          'The person was not unlinked',
          send(id, (real) => ask('annotations.unlinkPerson', { id: real, person })),
        );
      },
      attribute: (id: string, said: Said) =>
        loudly(
          'Who speaks was not saved',
          send(id, (real) => ask('annotations.attribute', { id: real, ...said })),
        ),
      unlinkEvent: (id: string, event: string) => {
        loudly(
          'The event was not unlinked',
          send(id, (real) => ask('annotations.unlinkEvent', { id: real, event })),
        );
      },
    };
  }, [articleId, capture, loudly, patch, put, send]);

  const unsaved = useMemo(
    () => new Set([...unanswered, ...pending.map(({ id }) => id)]),
    [unanswered, pending],
  );
  return useMemo(
    () => ({
      ...marks,
      listed,
      unsaved,
      find,
      recolor: (id, color) => marks.recolor(id, color, find(id)?.color),
    }),
    [marks, listed, unsaved, find],
  );
}

/** Answers tell where a mark stands in the newest copy; in the one that is shown it stands where it did. */
const standing = (mark: Annotation, before: Annotation | undefined): Annotation =>
  before
    ? {
        ...mark,
        state: before.state,
        found: before.found,
        place: before.place,
        further: before.further,
        region: before.region,
        page: before.page,
      }
    : mark;

const proseOfNote = ({ note, noteSeen, noteVersions }: Annotation): Prose => ({
  text: note,
  seen: noteSeen,
  versions: noteVersions,
});

function newMark(part: Pick<Annotation, 'id' | 'article' | 'color'> & { place: Place }): Annotation {
  return {
    ...part,
    quote: '',
    state: 'exact',
    note: '',
    noteSeen: [],
    noteVersions: [],
    found: null,
    tags: [],
    speech: { speaker: null, addressee: '', occasion: '', translation: null },
    further: [],
    region: null,
    machineRead: false,
    checked: null,
    people: [],
    events: [],
    page: null,
    creator: '',
    created: new Date().toISOString(),
    trashed: false,
  };
}

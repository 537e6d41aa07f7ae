/** Putting tags on the marks of the article that is read, and moving marks to other words. */
import { noteWords } from '../../archive/annotations/note-markdown.shared.ts';
import type { PageMark } from '../../archive/contract/page.ts';
import type { Annotation, TextPlace } from '../../archive/contract/views.ts';
import { ask } from '../bridge/client.ts';
import type { ColorNames } from '../marking/color-names.ts';

/** How a change of one mark is shown at once, asked for, and told of where it failed. */
interface Sending {
  readonly patch: (id: string, part: Partial<Annotation>) => void;
  readonly send: (id: string, request: (real: string) => Promise<Annotation | null>) => Promise<void>;
  readonly loudly: (failed: string, sent: Promise<void>) => void;
}

/** The stretches of a mark, in the order of the text; none where it is not found, or is a rectangle. */
export const piecesOf = ({ place, further, region }: Annotation): readonly TextPlace[] =>
  place && !region ? [place, ...further] : [];

export interface MarkingActions {
  /** Throws the problem, to be shown where the tag was typed. */
  readonly tag: (id: string, tag: string) => Promise<void>;
  readonly untag: (id: string, tag: string) => void;
  /** Puts a mark on these stretches; one change, which undo takes back. */
  readonly retarget: (mark: Annotation, pieces: readonly TextPlace[]) => void;
}

export function markingActions({ patch, send, loudly }: Sending): MarkingActions {
  const tag = (id: string, name: string) =>
    send(id, (real) => ask('annotations.tag', { id: real, tags: [name] }));
  const retarget = (id: string, pieces: readonly TextPlace[]): void => {
    const [place = null, ...further] = pieces;
    patch(id, { place, further });
    loudly(
      'The mark was not moved',
      send(id, (real) => ask('annotations.retarget', { id: real, pieces: [...pieces] })),
    );
  };
  return {
    tag,
    untag: (id, name) => {
      loudly(
        'The tag was not taken off',
        send(id, (real) => ask('annotations.untag', { id: real, tag: name })),
      );
    },
    retarget: (mark, pieces) => {
      retarget(mark.id, pieces);
    },
  };
}

/** A mark as the page is told of it; nothing where it is not found. */
export function pageMarkOf({ id, color, place, further, region }: Annotation): PageMark[] {
  if (!place) return [];
  return [
    { id, color, ...place, ...(further.length > 0 && { further: [...further] }), ...(region && { region }) },
  ];
}

/** A mark as it is read out when the caret comes upon it. */
export function markInWords(mark: Annotation | undefined, names: ColorNames): string {
  if (!mark) return '';
  const note = mark.note ? `, note: ${noteWords(mark.note)}` : '';
  const tags = mark.tags.length > 0 ? `, tagged ${mark.tags.join(', ')}` : '';
  return `Marked ${names[mark.color]}${note}${tags}`;
}

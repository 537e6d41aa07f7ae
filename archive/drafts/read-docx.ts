/**
 * A Word document as a draft: body, footnotes, endnotes and comments, each with its tracked changes (`w:ins`, `w:del`,
 * `w:moveTo`, `w:moveFrom`), which a conversion to HTML would settle in silence.
 */
import { Refusal } from '../importing/parsed.ts';
import { openDocx, readXml } from './docx-package.ts';
import { DocxStyles, twips } from './docx-styles.ts';
import { bodyOf, type Draft, type DraftParagraph, longestDraft, type Piece, type Story } from './draft.ts';

export function readDocx(bytes: Uint8Array): Draft {
  const parts = openDocx(bytes);
  const styles = new DocxStyles(parts.styles);
  const body = new StoryReader(styles);
  body.read(parts.document);
  const notes = (
    xml: string | undefined,
    kind: 'footnote' | 'endnote' | 'comment',
    order: readonly string[],
  ) => (xml === undefined ? [] : notesIn(xml, kind, order, styles));
  return {
    kind: 'docx',
    stories: [
      bodyOf(body.paragraphs),
      ...notes(parts.footnotes, 'footnote', body.references('footnoteReference')),
      ...notes(parts.endnotes, 'endnote', body.references('endnoteReference')),
      ...notes(parts.comments, 'comment', body.references('commentReference')),
    ],
  };
}

/** Notes in the order in which the text refers to them, by which they are numbered when they are printed. */
function notesIn(
  xml: string,
  kind: 'footnote' | 'endnote' | 'comment',
  order: readonly string[],
  styles: DocxStyles,
): Story[] {
  const reader = new StoryReader(styles, kind);
  reader.read(xml);
  const place = (id: string): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  return reader.notes
    .sort((a, b) => place(a.id) - place(b.id))
    .map(({ by, paragraphs }, at) => ({ kind, number: at + 1, by, paragraphs }));
}

interface Note {
  readonly id: string;
  readonly by: string;
  readonly paragraphs: DraftParagraph[];
}

interface OpenParagraph {
  pieces: Piece[];
  runsOn: boolean;
  style: string;
  left: number | undefined;
  right: number | undefined;
  isListed: boolean;
}

type Change = { readonly change: 'inserted' | 'deleted'; readonly by: string };

const changes = new Map<string, Change['change']>([
  ['ins', 'inserted'],
  ['moveTo', 'inserted'],
  ['del', 'deleted'],
  ['moveFrom', 'deleted'],
]);

/** What stands for a sign that is an element. */
const signs = new Map([
  ['tab', '\t'],
  ['br', ' '],
  ['cr', ' '],
  ['noBreakHyphen', '‑'],
  ['softHyphen', '\u00ad'],
]);

class StoryReader {
  readonly paragraphs: DraftParagraph[] = [];
  readonly notes: Note[] = [];
  readonly #styles: DocxStyles;
  readonly #noteElement: string | undefined;
  readonly #references = new Map<string, string[]>();
  /** A text box stands within a paragraph. */
  readonly #open: OpenParagraph[] = [];
  readonly #changes: Change[] = [];
  #note: Note | undefined;
  #inNote = false;
  #length = 0;
  /** Elements of properties, and of what is not read, that are open. */
  #properties = 0;
  #skipped = 0;
  #words: 'text' | 'deleted' | undefined;

  constructor(styles: DocxStyles, noteElement?: string) {
    this.#styles = styles;
    this.#noteElement = noteElement;
  }

  /** Ids of the notes that the text refers to, in order. */
  references = (element: string): readonly string[] => this.#references.get(element) ?? [];

  read(xml: string): void {
    readXml(xml, {
      open: (name, attribute) => this.#opened(name, attribute),
      close: (name) => this.#closed(name),
      text: (text) => this.#text(text),
    });
  }

  #opened(name: string, attribute: (name: string) => string): void {
    // What older programs read instead is there a second time.
    if (this.#skipped > 0 || name === 'Fallback') {
      this.#skipped++;
      return;
    }
    if (name === this.#noteElement) this.#beginNote(attribute);
    else if (name === 'p') this.#open.push(newParagraph());
    else if (name === 'pPr' || name === 'rPr' || this.#properties > 0) this.#property(name, attribute);
    else if (changes.has(name))
      this.#changes.push({ change: changes.get(name) ?? 'inserted', by: attribute('author') });
    else if (name === 't') this.#words = 'text';
    else if (name === 'delText') this.#words = 'deleted';
    else if (signs.has(name)) this.#add(signs.get(name) ?? '');
    else if (name.endsWith('Reference')) {
      const known = this.#references.get(name);
      if (known) known.push(attribute('id'));
      else this.#references.set(name, [attribute('id')]);
    }
  }

  /** Of a paragraph's look, and whether its end was deleted; inside them `ins` and `del` are not about text. */
  #property(name: string, attribute: (name: string) => string): void {
    this.#properties++;
    const paragraph = this.#open.at(-1);
    if (!paragraph) return;
    if (name === 'pStyle') paragraph.style = attribute('val');
    else if (name === 'numPr') paragraph.isListed = true;
    else if (name === 'ind') {
      paragraph.left = twips(attribute('left'), attribute('start'));
      paragraph.right = twips(attribute('right'), attribute('end'));
    } else if (name === 'del' || name === 'moveFrom') paragraph.runsOn = true;
  }

  #closed(name: string): void {
    if (this.#skipped > 0) this.#skipped--;
    else if (this.#properties > 0) this.#properties--;
    else if (name === this.#noteElement) this.#endNote();
    else if (name === 'p') this.#endParagraph();
    else if (changes.has(name)) this.#changes.pop();
    else if (name === 't' || name === 'delText') this.#words = undefined;
  }

  #text(text: string): void {
    if (this.#skipped === 0 && this.#words !== undefined) this.#add(text);
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1);
    if (!paragraph) return;
    this.#length += text.length;
    if (this.#length > longestDraft)
      throw new Refusal(`holds more text than is read: over ${longestDraft / 1_000_000} million characters`);
    const deleted = this.#changes.findLast(({ change }) => change === 'deleted');
    const known = deleted ?? this.#changes.at(-1);
    const change: Change | undefined =
      this.#words === 'deleted' && !deleted ? { change: 'deleted', by: known?.by ?? '' } : known;
    const last = paragraph.pieces.at(-1);
    if (last && last.change === change?.change && last.by === change?.by) last.text += text;
    else paragraph.pieces.push({ text, ...change });
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop();
    if (!paragraph) return;
    const into = this.#noteElement === undefined ? this.paragraphs : this.#note?.paragraphs;
    into?.push({
      pieces: paragraph.pieces,
      block: this.#styles.isBlock(paragraph),
      runsOn: paragraph.runsOn,
    });
  }

  #beginNote(attribute: (name: string) => string): void {
    // The lines that separate notes from the text are kept as notes, too.
    const isNote = attribute('type') === '' || attribute('type') === 'normal';
    this.#inNote = true;
    this.#note = isNote ? { id: attribute('id'), by: attribute('author'), paragraphs: [] } : undefined;
  }

  #endNote(): void {
    if (this.#inNote && this.#note) this.notes.push(this.#note);
    this.#note = undefined;
    this.#inNote = false;
  }
}

const newParagraph = (): OpenParagraph => ({
  pieces: [],
  runsOn: false,
  style: '',
  left: undefined,
  right: undefined,
  isListed: false,
});

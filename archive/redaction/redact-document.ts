/**
 * Makes another document of a document, in which chosen names do not stand: a pure function, so that no format can put back what was
 * left out here. Every text of the document is gone through, whatever field it stands in.
 */
import type { BriefingDocument, DocumentBlock, DocumentQuotation, OwnWords } from '../contract/document.ts';
import type { RedactionReport } from '../contract/formats.ts';
import type { Inline } from '../contract/prose.ts';
import { type FindNames, nameFinder } from './find-names.ts';
import { isNaming, redactedInlines, redactedPieces, redactedText, type Voice } from './redact-text.ts';
import type { NameToRedact } from './redacted-names.ts';

export interface ToRedact {
  readonly names: readonly NameToRedact[];
  /** Names of records that stay. */
  readonly others: readonly string[];
  readonly withoutNotes: boolean;
}

const nothing: OwnWords = { blocks: [], versions: [] };

export function redactDocument(
  document: BriefingDocument,
  { names, others, withoutNotes }: ToRedact,
): { readonly document: BriefingDocument; readonly report: RedactionReport } {
  const places = new Map(names.map(({ pseudonym }) => [pseudonym, 0]));
  const finder = nameFinder(names, others);
  const find: FindNames = (text) => {
    const found = finder(text);
    for (const { pseudonym } of found) places.set(pseudonym, (places.get(pseudonym) ?? 0) + 1);
    return found;
  };
  const counts = { pictures: 0, notes: 0 };
  const ids = new Map(names.map(({ id }, index) => [id, unnamedId(index)]));
  const pseudonyms = new Map(names.map(({ id, pseudonym }) => [id, pseudonym]));
  const bare = withoutNamed(document, pseudonyms, withoutNotes, counts);
  const redacted = redactedValue(bare, '', find) as BriefingDocument;
  const whole: BriefingDocument = {
    ...(withIds(redacted, ids) as BriefingDocument),
    // What a file says of itself.
    id: unnamedId(names.length),
    author: '',
    blocks: [...said(names, withoutNotes, counts), ...(withIds(redacted.blocks, ids) as DocumentBlock[])],
    // In the order of the names that stand there now: the old order would tell how they began.
    people: (withIds(redacted.people, ids) as BriefingDocument['people']).sort((a, b) =>
      a.name.localeCompare(b.name),
    ),
    pictures: {},
    // They would lead to the originals.
    // They lead to the originals.
    proof: null,
    annotated: [],
    parts: { ...redacted.parts, annotated: false },
  };
  return {
    document: whole,
    report: {
      pseudonyms: names.map(({ id, pseudonym }) => ({ id, pseudonym, places: places.get(pseudonym) ?? 0 })),
      ...counts,
    },
  };
}

/** An id that nothing has; no archive tells whose it was. */
const unnamedId = (index: number): string => String(index).padStart(12, '0');

/** A reader must know that words were replaced, and by whom. */
function said(
  names: readonly NameToRedact[],
  withoutNotes: boolean,
  { pictures, notes }: { readonly pictures: number; readonly notes: number },
): DocumentBlock[] {
  const facts = [
    names.length === 0
      ? ''
      : `In this document ${names.length === 1 ? 'one name is' : `${names.length} names are`} replaced: ${names.map(({ pseudonym }) => pseudonym).join(', ')}. In words of the sources this is set in [brackets].`,
    pictures === 0 ? '' : 'Pictures are left out.',
    withoutNotes && notes > 0 ? 'Notes are left out.' : '',
  ].filter(Boolean);
  if (facts.length === 0) return [];
  const content: Inline[] = [{ kind: 'text', text: facts.join(' '), emphasis: true }];
  return [{ kind: 'text', words: { blocks: [{ kind: 'paragraph', content }], versions: [] } }];
}

/** Takes out whole what can’t be read for names, what tells who somebody is, and what leads back to the original. */
function withoutNamed(
  document: BriefingDocument,
  pseudonyms: ReadonlyMap<string, string>,
  withoutNotes: boolean,
  counts: { pictures: number; notes: number },
): BriefingDocument {
  const quotation = (quoted: DocumentQuotation): DocumentQuotation => {
    const { note, machineRead } = quoted;
    if (machineRead?.picture) counts.pictures++;
    if (withoutNotes && (note.blocks.length > 0 || note.versions.length > 0)) counts.notes++;
    return {
      ...quoted,
      stored: null,
      note: withoutNotes ? nothing : unsigned(note),
      machineRead: machineRead && { ...machineRead, picture: null },
    };
  };
  const block = (content: DocumentBlock): DocumentBlock => {
    switch (content.kind) {
      case 'quotation':
        return { ...content, quotation: quotation(content.quotation) };
      case 'text':
      case 'summary':
        return { ...content, words: unsigned(content.words) };
      case 'figure': {
        counts.pictures++;
        const caption = content.caption === '' ? '' : ` It was captioned: ${content.caption}`;
        return {
          kind: 'missing',
          reason: `Figure ${content.number} is left out, as it may show what is redacted.${caption}`,
        };
      }
      case 'people':
        return {
          ...content,
          people: content.people.map((person) => {
            if (person.picture) counts.pictures++;
            const pseudonym = pseudonyms.get(person.id);
            return pseudonym === undefined
              ? { ...person, picture: null, description: unsigned(person.description) }
              : { ...person, picture: null, name: pseudonym, aliases: [], description: nothing };
          }),
        };
      case 'events':
        return {
          ...content,
          events: content.events.map((event) => ({ ...event, description: unsigned(event.description) })),
        };
      default:
        return content;
    }
  };
  return {
    ...document,
    blocks: document.blocks.map(block),
    sources: document.sources.map((source) => ({ ...source, originalSha256: '' })),
    people: document.people.map((entry) => {
      const pseudonym = pseudonyms.get(entry.id);
      return pseudonym === undefined
        ? { ...entry, description: unsigned(entry.description) }
        : { ...entry, name: pseudonym, also: '', description: nothing };
    }),
    events: document.events.map((entry) => ({ ...entry, description: unsigned(entry.description) })),
  };
}

/** Versions that nobody has decided between, without who wrote them. */
const unsigned = ({ blocks, versions }: OwnWords): OwnWords => ({
  blocks,
  versions: versions.map(({ text }, index) => ({ label: `Version ${index + 1}`, text })),
});

/** Fields whose text is no word of the document: ids, names of places, kinds, dates in EDTF. */
const notWords: ReadonlySet<string> = new Set(
  `id kind place places article annotation capture sign picture color state type edtf archived textSha256
   originalSha256 base64 stances language`.split(/\s+/u),
);
/** Fields that hold words of a source, not of the author. */
const ofSources: ReadonlySet<string> = new Set(
  'before after quote undatedWords written citation entry content derivesFrom'.split(' '),
);

function redactedValue(value: unknown, field: string, find: FindNames): unknown {
  if (typeof value === 'string')
    return notWords.has(field) ? value : redactedText(value, find, voiceOf(field));
  if (Array.isArray(value)) {
    if (field === 'pieces' && value.every(isPiece)) return redactedPieces(value, find);
    if (isInlines(value)) return redactedInlines(value, find, voiceOf(field));
    return value.map((item: unknown) => redactedValue(item, field, find));
  }
  if (value === null || typeof value !== 'object') return value;
  const isOwn = ['paragraph', 'heading'].includes(String(kindOf(value)));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => {
      if (name === 'address' && typeof item === 'string') return [name, isNaming(item, find) ? '' : item];
      return [name, redactedValue(item, isOwn ? 'own' : name, find)];
    }),
  );
}

const voiceOf = (field: string): Voice => (ofSources.has(field) ? 'source' : 'own');

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;

const isPiece = (value: unknown): value is DocumentQuotation['pieces'][number] =>
  ['verbatim', 'ellipsis', 'insertion'].includes(String(kindOf(value)));

const inlineKinds: ReadonlySet<unknown> = new Set(['text', 'break', 'link', 'reference', 'note']);

/** Blocks have a kind `text`, too, and `words` beside it. */
const isInlines = (value: readonly unknown[]): value is Inline[] =>
  value.length > 0 &&
  value.every((item) => inlineKinds.has(kindOf(item)) && !Object.hasOwn(item as object, 'words'));

/** Ids stand alone, or in names of places: `person-k3f9x2m0q7ab`. */
function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    let text = value;
    for (const [id, unnamed] of ids) text = text.replaceAll(id, unnamed);
    return text;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withIds(item, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [name, withIds(item, ids)]),
  );
}

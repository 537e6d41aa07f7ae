/** Bodies of W3C Web Annotations: notes, tags, people and events. */
import { stanceSchema } from '../contract/record-parts.ts';
import { isObject, list, text, texts, type Unknown } from './json.ts';
import type { OutsideEvent, OutsideNamed, OutsidePerson } from './outside-mark.ts';
import { plainText } from './plain-text.ts';
import { readIri } from './w3c-terms.ts';

export interface SaidOfMark {
  readonly notes: string[];
  readonly tags: string[];
  readonly people: OutsidePerson[];
  readonly events: OutsideEvent[];
}

/** Purposes whose words are a note. */
const asNotes = new Set(['', 'commenting', 'describing', 'replying', 'questioning', 'assessing', 'editing']);

/** Adds what a body says; `leave` is told of what can't be carried. */
export function bodyOf(said: SaidOfMark, body: unknown, leave: (message: string) => void): void {
  if (typeof body === 'string') {
    leave(`A body that is only an address is kept in the note: ${body.slice(0, 300)}`);
    said.notes.push(body);
    return;
  }
  if (!isObject(body)) {
    leave('A body can’t be read.');
    return;
  }
  if (texts(body.type ?? body['@type']).includes('Choice')) {
    const [first, ...others] = list(body.items);
    if (others.length > 0) leave('Of a choice of bodies only the first is carried.');
    if (first !== undefined) bodyOf(said, first, leave);
    return;
  }
  const purpose = texts(body.purpose)[0] ?? '';
  const value = wordsOf(body);
  if (value !== '') {
    if (purpose === 'tagging' || purpose === 'classifying') said.tags.push(value);
    else if (purpose === 'identifying') said.people.push(personIn({}, value, '', leave));
    else {
      if (!asNotes.has(purpose))
        leave(`The purpose “${purpose.slice(0, 60)}” of a body is not carried; its words are.`);
      said.notes.push(value);
    }
    return;
  }
  const source = isObject(body.source) ? body.source : body;
  const iri = text(source.id ?? source['@id']) || text(body.source);
  const named = texts(source.name)[0] ?? texts(source.label)[0] ?? '';
  if (purpose === 'identifying' && named !== '') said.people.push(personIn(body, named, iri, leave));
  else if (readIri(iri)?.address.startsWith('events/') && named !== '') {
    const date = text(source['dossier:date']);
    said.events.push({
      ...linkIn(body, iri, leave),
      title: named,
      date: date === '' ? null : date,
      roles: list(body['dossier:roles'])
        .filter(isObject)
        .map((role) => ({ person: namedIn(role['dossier:person']), role: text(role['dossier:role']) }))
        .filter(({ person }) => person.name !== ''),
    });
  } else if (purpose === 'tagging' && (named || iri) !== '') said.tags.push(named || iri);
  else if (iri !== '') {
    leave(`A body that lies elsewhere is kept in the note by its address: ${iri.slice(0, 300)}`);
    said.notes.push(named === '' ? iri : `${named}: ${iri}`);
  } else leave('A body without words can’t be carried.');
}

function linkIn(body: Unknown, iri: string, leave: (message: string) => void) {
  const said = text(body['dossier:stance']);
  const stance = stanceSchema.safeParse(said);
  if (said !== '' && !stance.success)
    leave(`How the mark stands to a link is not known here: ${said.slice(0, 60)}`);
  return { iri, stance: stance.data ?? null };
}

const namedIn = (said: unknown): OutsideNamed =>
  isObject(said)
    ? { iri: text(said.id ?? said['@id']), name: text(said.name) }
    : { iri: '', name: text(said) };

function personIn(body: Unknown, name: string, iri: string, leave: (message: string) => void): OutsidePerson {
  const source = isObject(body.source) ? body.source : {};
  const types = texts(source.type ?? source['@type']);
  return {
    ...linkIn(body, iri, leave),
    name,
    type: types.includes('dossier:Place')
      ? 'place'
      : types.some((type) => /(?:^|[:#/])Organi[sz]ation$/u.test(type))
        ? 'organisation'
        : null,
    relations: list(body['dossier:relations'])
      .filter(isObject)
      .map((relation) => ({ kind: text(relation['dossier:relation']), to: namedIn(relation['dossier:to']) }))
      .filter(({ kind, to }) => kind !== '' && to.name !== ''),
  };
}

function wordsOf(body: { readonly [key: string]: unknown }): string {
  const value = texts(body.value ?? body.chars)[0] ?? '';
  return texts(body.format)[0] === 'text/html' ? plainText(value) : value;
}

/** Marks as W3C Web Annotations (www.w3.org/TR/annotation-model), in JSON-LD. */
import type { Stretch } from '../anchoring/selectors.ts';
import type { Named, Stance } from '../contract/record-parts.ts';
import { markColors } from '../contract/views.ts';
import type { MarkToExport } from './export-marks.ts';
import { pdfFragments, viewrectOf } from './fragments.ts';
import type { Unknown } from './json.ts';
import { colorCodes } from './nearest-color.ts';
import { annotationContext, iriOf, ownTerms } from './w3c-terms.ts';

export const context = [annotationContext, { dossier: ownTerms }] as const;

/** Above so many a page of annotations is called the first page of a collection. */
const largestPage = 1_000;

const stylesheet = {
  type: 'CssStylesheet',
  value: markColors.map((color) => `.${color} { background-color: ${colorCodes[color]} }`).join('\n'),
};

const formats = { text: 'text/plain', html: 'text/html', pdf: 'application/pdf' } as const;

export function annotationOf(mark: MarkToExport): Unknown {
  const { annotation, record, archive, modified } = mark;
  const bodies = bodiesOf(mark);
  const targets = targetsOf(mark);
  const created = instantOrNothing(annotation.created);
  return {
    '@context': context,
    id: iriOf(archive, record.address),
    type: 'Annotation',
    motivation: annotation.note === '' ? 'highlighting' : 'commenting',
    ...(annotation.creator === '' ? {} : { creator: { type: 'Person', name: annotation.creator } }),
    ...(created === '' ? {} : { created }),
    ...(modified === '' ? {} : { modified }),
    ...(isIri(mark.origin) ? { via: mark.origin } : {}),
    stylesheet,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: targets.length === 1 ? targets[0] : targets,
    'dossier:color': annotation.color,
    'dossier:state': annotation.state,
    ...speechOf(mark),
  };
}

/** All in one document. */
export function documentOf(annotations: readonly Unknown[], label: string, generated: string): Unknown {
  const items = annotations.map(({ '@context': _, ...annotation }) => annotation);
  const page = { type: 'AnnotationPage', startIndex: 0, items };
  const id = `urn:dossier:export:${generated.replaceAll(/[^0-9]/gu, '')}`;
  if (items.length <= largestPage) return { '@context': context, id, label, generated, ...page };
  return {
    '@context': context,
    id,
    type: 'AnnotationCollection',
    label,
    generated,
    total: items.length,
    first: { id: `${id}:1`, partOf: id, ...page },
  };
}

function bodiesOf({ annotation, archive, people, events, notes, parts }: MarkToExport): Unknown[] {
  const textual = (purpose: string, value: string, more: Unknown = {}): Unknown => ({
    type: 'TextualBody',
    purpose,
    value,
    ...more,
  });
  return [
    ...notes.map((note) => textual('commenting', note, { format: 'text/markdown' })),
    ...annotation.tags.map((tag) => textual('tagging', tag)),
    ...people.map(({ id, name, type, stance }) => ({
      type: 'SpecificResource',
      purpose: 'identifying',
      source: { id: iriOf(archive, `people/${id}`), type: recordTypes[type], name },
      ...stanceOf(stance),
      ...relationsIn(archive, parts, id),
    })),
    ...events.map(({ id, title, date, stance }) => ({
      type: 'SpecificResource',
      purpose: 'linking',
      ...stanceOf(stance),
      ...rolesIn(archive, parts, id),
      source: {
        id: iriOf(archive, `events/${id}`),
        type: 'dossier:Event',
        label: title,
        ...(date === null ? {} : { 'dossier:date': date }),
      },
    })),
  ];
}

const recordTypes = { person: 'Person', organisation: 'Organization', place: 'dossier:Place' } as const;

/** That a mark mentions what it is linked to goes without saying. */
const stanceOf = (stance: Stance): Unknown => (stance === 'mentions' ? {} : { 'dossier:stance': stance });

const namedOf = (archive: string, { id, name }: Named): Unknown => ({
  id: iriOf(archive, `people/${id}`),
  name,
});

/** Who took part in an event, and what people are to others, as far as this mark is evidence of it. */
function rolesIn(archive: string, parts: MarkToExport['parts'], event: string): Unknown {
  const roles = parts.flatMap((part) =>
    part.kind === 'role' && part.of === event
      ? { 'dossier:person': namedOf(archive, part.person), 'dossier:role': part.role }
      : [],
  );
  return roles.length === 0 ? {} : { 'dossier:roles': roles };
}

function relationsIn(archive: string, parts: MarkToExport['parts'], person: string): Unknown {
  const relations = parts.flatMap((part) =>
    part.kind === 'relation' && part.of === person
      ? { 'dossier:relation': part.relation, 'dossier:to': namedOf(archive, part.to) }
      : [],
  );
  return relations.length === 0 ? {} : { 'dossier:relations': relations };
}

function speechOf({ annotation: { speech } }: MarkToExport): Unknown {
  const { speaker, addressee, occasion, translation } = speech;
  if (!speaker && addressee === '' && occasion === '' && !translation) return {};
  return {
    'dossier:speech': {
      ...(speaker ? { 'dossier:speaker': speaker.name } : {}),
      ...(addressee === '' ? {} : { 'dossier:addressee': addressee }),
      ...(occasion === '' ? {} : { 'dossier:occasion': occasion }),
      ...(translation
        ? { 'dossier:translatedFrom': translation.from, 'dossier:translatedBy': translation.by }
        : {}),
    },
  };
}

function targetsOf(mark: MarkToExport): Unknown[] {
  const { record, archive, article, capture } = mark;
  const { target } = record;
  const source = {
    id: iriOf(archive, `articles/${article.id}`),
    type: 'Text',
    format: formats[capture?.kind ?? 'text'],
    label: article.title,
    'dossier:capture': target.capture,
    'dossier:textSha256': target.textSha256,
    ...(capture
      ? { 'dossier:originalSha256': capture.originalSha256, 'dossier:originalName': capture.originalName }
      : {}),
    ...(article.authors.length > 0 ? { 'dossier:authors': article.authors } : {}),
    ...(article.publisher === '' ? {} : { 'dossier:publisher': article.publisher }),
    ...(article.published === null ? {} : { 'dossier:published': article.published }),
  };
  const resource = (selector: readonly Unknown[], more: Unknown = {}): Unknown => ({
    type: 'SpecificResource',
    source,
    ...(capture ? { state: { type: 'TimeState', sourceDate: capture.captured } } : {}),
    ...(selector.length > 0 ? { selector } : {}),
    styleClass: record.color,
    ...more,
  });
  if (target.region) {
    const { page, rect } = target.region;
    const box = mark.boxes[page - 1];
    const fragment = {
      type: 'FragmentSelector',
      conformsTo: pdfFragments,
      value: `page=${page}${box ? `&viewrect=${viewrectOf(rect, box)}` : ''}`,
    };
    return [
      resource([fragment, ...textSelectors(target)], {
        'dossier:region': { 'dossier:page': page, 'dossier:rect': rect },
      }),
    ];
  }
  return [target, ...(target.further ?? [])].map((stretch) =>
    resource([...textSelectors(stretch), ...pageFragment(stretch)], quadsOf(stretch)),
  );
}

function textSelectors({ quote, position }: Stretch): Unknown[] {
  return [
    ...(quote.exact === '' ? [] : [{ ...quote }]),
    ...(position.end > position.start ? [{ ...position }] : []),
  ];
}

function pageFragment({ pages: [first] }: Stretch): Unknown[] {
  return first ? [{ type: 'FragmentSelector', conformsTo: pdfFragments, value: `page=${first.page}` }] : [];
}

function quadsOf({ pages }: Stretch): Unknown {
  if (pages.length === 0) return {};
  return {
    'dossier:pages': pages.map(({ page, quads }) => ({
      'dossier:page': page,
      // Lists in lists say nothing in JSON-LD 1.0.
      'dossier:quads': quads.map((quad) => quad.join(' ')),
    })),
  };
}

/** Dates come from anywhere: what is none is left out. */
export function instantOrNothing(said: string): string {
  const at = new Date(said);
  return Number.isNaN(at.getTime()) || at.getFullYear() < 1 || at.getFullYear() > 9999
    ? ''
    : at.toISOString();
}

const isIri = (said: string): boolean => /^(?:https?:\/\/|urn:)[\w\-.~:/?#@!$&'()*+,;=%]+$/u.test(said);

/** A document as Markdown, in one file: notes are footnotes, pictures stand at its end as data. */
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
  IndexEntry,
  ShownPicture,
} from '../contract/document.ts';
import type { PrintedMatrix } from '../contract/matrix-block.ts';
import type { Timeline } from '../contract/timeline.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { datesOf } from '../documents/labels/thing-dates.ts';
import {
  addressBeside,
  captionWords,
  doubtsOf,
  leftWords,
  placeNames,
  quotedWords,
  speechWords,
} from './document-words.ts';
import { annotatedMarkdown } from './markdown-annotated.ts';
import { asMarkdown, inlineMarkdown, ownWordsMarkdown, quoted } from './markdown-prose.ts';

type Of<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>;

/** Headings of blocks stand under the title. */
const below = 1;

export function documentAsMarkdown(document: BriefingDocument): string {
  const { title, subtitle, author, date, parts } = document;
  const labels = labelsOf(document.language);
  const made = [dateIn(date, labels), author].filter(Boolean).map(oneLine).join(' · ');
  return `${[
    `# ${oneLine(title)}`,
    subtitle === '' ? '' : `*${oneLine(subtitle)}*`,
    made,
    ...(parts.contents ? contents(document, labels) : []),
    ...document.blocks.flatMap((block) => blockMarkdown(block, document)),
    ...(parts.sources ? sources(document, labels) : []),
    ...annotatedMarkdown(document.annotated, labels),
    ...(parts.index
      ? [...index('people', document.people, document), ...index('events', document.events, document)]
      : []),
    ...document.notes.map(({ number, content }) => `[^${number}]: ${inlineMarkdown(content)}`),
    ...pictures(document),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const oneLine = (text: string): string => asMarkdown(text.replace(/\s+/gu, ' ').trim());

const anchor = (place: string): string => `<a id="${place}"></a>`;

function contents({ blocks }: BriefingDocument, labels: Labels): string[] {
  const headings = blocks.filter((block): block is Of<'heading'> => block.kind === 'heading');
  if (headings.length === 0) return [];
  const shallowest = Math.min(...headings.map(({ level }) => level));
  const lines = headings.map(
    ({ level, text, place }) => `${'  '.repeat(level - shallowest)}- [${oneLine(text)}](#${place})`,
  );
  return [`## ${labels.contents}`, lines.join('\n')];
}

function blockMarkdown(block: DocumentBlock, document: BriefingDocument): string[] {
  const labels = labelsOf(document.language);
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level + below)} ${anchor(block.place)}${oneLine(block.text)}`];
    case 'text':
      return ownWordsMarkdown(block.words, 'text', below + 1, labels);
    case 'quotation':
      return quotation(block.quotation, document);
    case 'figure':
      return [
        `${anchor(block.place)}${picture(block.shown, document)}`,
        `*${oneLine(captionWords(block, labels))}*${block.citation.length === 0 ? '' : ` ${inlineMarkdown(block.citation)}`}`,
      ];
    case 'timeline':
      return [
        `${anchor(block.place)}*${oneLine(captionWords(block, labels))}*`,
        timelineTable(block.timeline, labels),
        block.timeline.leftOut > 0 ? labels.articlesLeftOut(block.timeline.leftOut) : '',
      ];
    case 'matrix':
      return [
        `${anchor(block.place)}*${oneLine(captionWords(block, labels))}*`,
        matrixTable(block.matrix, labels),
        leftWords(block.matrix.left, labels),
      ];
    case 'events':
      return [...listCaption(block.caption), ...block.events.map((event) => listedEvent(event, labels))];
    case 'people':
      return [...listCaption(block.caption), ...block.people.map((person) => listedPerson(person, document))];
    case 'summary':
      return [
        `**${oneLine(block.title)}** (${labels.source} ${link(`src-${block.source}`, String(block.source))})`,
        [...block.facts, ...block.derivesFrom.map((from) => labels.derivesFrom(from))]
          .map(oneLine)
          .join(' · '),
        ...ownWordsMarkdown(block.words, 'summary', below + 1, labels),
        quotationLinks(block.quotations, labels),
      ];
    case 'page-break':
      return ['---'];
    case 'missing':
      return [`*${oneLine(block.reason)}*`];
  }
}

function quotation(quotation: DocumentQuotation, document: BriefingDocument): string[] {
  const { number, sign, place, pieces, citation, cited, machineRead, note, before, after } = quotation;
  const labels = labelsOf(document.language);
  const words = asMarkdown(quotedWords(pieces));
  const around = (text: string): string => (text === '' ? '' : `*${oneLine(text)}*`);
  const line = [
    `**${number}**`,
    sign,
    oneLine(speechWords(quotation, labels)),
    cited === null ? inlineMarkdown(citation) : '',
  ];
  const inside = [
    around(before),
    `${words}${cited === null ? '' : `[^${cited}]`}`,
    around(after),
    ...(machineRead?.picture ? [picture(machineRead.picture, document)] : []),
    `— ${line.filter(Boolean).join(' · ')}`,
    ...doubtsOf(quotation, labels).map((doubt) => `**${doubt}**`),
  ];
  return [
    `${anchor(place)}\n${quoted(inside.filter(Boolean).join('\n\n'))}`,
    ...ownWordsMarkdown(note, 'note', below + 1, labels),
  ];
}

const link = (place: string, words: string): string => `[${words}](#${place})`;

const quotationLinks = (numbers: readonly number[], labels: Labels): string =>
  numbers.length === 0
    ? ''
    : `${labels.quoted}: ${numbers.map((number) => link(`q-${number}`, String(number))).join(', ')}`;

const listCaption = (caption: string): string[] => (caption === '' ? [] : [`**${oneLine(caption)}**`]);

function listedEvent(event: Of<'events'>['events'][number], labels: Labels): string {
  const facts = [
    event.where,
    ...event.participants.map(({ name, role }) => (role === '' ? name : `${name} (${role})`)),
    event.dates.length > 1 ? labels.sourcesDiffer(event.dates.join('; ')) : '',
  ];
  return listItem(
    `${anchor(event.place)}**${oneLine(event.date || labels.dateUnknown)}**: ${oneLine(event.title)}`,
    facts,
    event,
    labels,
  );
}

function listedPerson(person: Of<'people'>['people'][number], document: BriefingDocument): string {
  const labels = labelsOf(document.language);
  const also = person.aliases.length > 0 ? labels.also(person.aliases.join(', ')) : '';
  return listItem(
    `${anchor(person.place)}**${oneLine(person.name)}**${person.picture ? ` ${picture(person.picture, document)}` : ''}`,
    [also, ...person.relations],
    person,
    labels,
  );
}

function listItem(
  head: string,
  facts: readonly string[],
  { description, quotations }: Pick<Of<'events'>['events'][number], 'description' | 'quotations'>,
  labels: Labels,
): string {
  const known = facts.filter(Boolean).map(oneLine).join(' · ');
  const parts = [
    `${head}${known === '' ? '' : `  \n${known}`}`,
    ...ownWordsMarkdown(description, 'description', below + 1, labels),
    quotationLinks(quotations, labels),
  ];
  return `- ${parts
    .filter(Boolean)
    .join('\n\n')
    .replace(/\n(?=[^\n])/gu, '\n  ')}`;
}

/** Cells are on one line; what parts them is escaped. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

const timelineTable = ({ things }: Timeline, labels: Labels): string =>
  things.length === 0
    ? ''
    : table([
        [labels.date, labels.what, labels.where],
        ...things.map((thing) => [datesOf(thing, labels), thing.title, thing.detail].map(oneLine)),
      ]);

function matrixTable({ columns, rows }: PrintedMatrix, labels: Labels): string {
  if (columns.length === 0 || rows.length === 0) return `*${labels.matrixEmpty}*`;
  const head = ({ title, facts }: PrintedMatrix['columns'][number]): string =>
    [`**${oneLine(title)}**`, ...facts.map(oneLine)].join('<br>');
  return table([
    ['', ...columns.map(head)],
    ...rows.map((row) => [
      head(row),
      ...row.cells.map((cell) =>
        cell
          ? [
              `**${cell.stances.map((stance) => labels.stances[stance]).join(', ')}**`,
              cell.quote === '' ? '' : `“${oneLine(cell.quote)}”`,
              cell.passages > 1 ? labels.more(cell.passages - 1) : '',
            ]
              .filter(Boolean)
              .join('<br>')
          : labels.leavesOut,
      ),
    ]),
  ]);
}

function sources({ sources: list, parts, style }: BriefingDocument, labels: Labels): string[] {
  if (list.length === 0 || !parts.sources) return [];
  return [
    `## ${labels.sources}`,
    style.title === '' || style.id === 'plain' ? '' : oneLine(labels.citedIn(style.title)),
    ...list.map((source) => {
      const { number, place, sign, entry, archived } = source;
      const address = addressBeside(source);
      const facts = [
        sign,
        address === '' ? '' : `<${address.replace(/[<>\s]/gu, encodeURIComponent)}>`,
        archived === '' ? '' : labels.stored(dateIn(archived, labels)),
      ];
      return `${number}. ${anchor(place)}${inlineMarkdown(entry)} (${facts.filter(Boolean).join(', ')})`;
    }),
  ];
}

function index(
  of: 'people' | 'events',
  entries: readonly IndexEntry[],
  document: BriefingDocument,
): string[] {
  if (entries.length === 0) return [];
  const labels = labelsOf(document.language);
  const names = placeNames(document);
  return [
    `## ${labels[of]}`,
    ...entries.map(({ name, also, description, places }) => {
      const words = ownWordsMarkdown(description, 'description', below + 1, labels);
      const links = places.map((place) => link(place, oneLine(names.get(place) ?? place))).join(', ');
      const head = `**${oneLine(name)}**${also === '' ? '' : `, ${oneLine(also)}`}${links === '' ? '' : `: ${links}`}`;
      return `- ${[head, ...words].join('\n\n').replace(/\n(?=[^\n])/gu, '\n  ')}`;
    }),
  ];
}

const picture = (
  { picture: name, alt }: ShownPicture,
  { language, pictures: known }: BriefingDocument,
): string =>
  known[name]
    ? `![${oneLine(alt)}][picture-${name}]`
    : `*${oneLine(labelsOf(language).pictureMissing(alt))}*`;

const pictures = ({ pictures: known }: BriefingDocument): string[] =>
  Object.entries(known).map(([name, { type, base64 }]) => `[picture-${name}]: data:${type};base64,${base64}`);

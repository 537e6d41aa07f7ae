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
import { dateInWords } from '../events/date-in-words.shared.ts';
import { gapWords } from '../matrix/matrix-words.shared.ts';
import { datesInWords } from '../timeline/date-words.shared.ts';
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
  const made = [dateInWords(date), author].filter(Boolean).map(oneLine).join(' · ');
  return `${[
    `# ${oneLine(title)}`,
    subtitle === '' ? '' : `*${oneLine(subtitle)}*`,
    made,
    ...(parts.contents ? contents(document) : []),
    ...document.blocks.flatMap((block) => blockMarkdown(block, document)),
    ...(parts.sources ? sources(document) : []),
    ...annotatedMarkdown(document.annotated),
    ...(parts.index
      ? [...index('People', document.people, document), ...index('Events', document.events, document)]
      : []),
    ...document.notes.map(({ number, content }) => `[^${number}]: ${inlineMarkdown(content)}`),
    ...pictures(document),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const oneLine = (text: string): string => asMarkdown(text.replace(/\s+/gu, ' ').trim());

const anchor = (place: string): string => `<a id="${place}"></a>`;

function contents({ blocks }: BriefingDocument): string[] {
  const headings = blocks.filter((block): block is Of<'heading'> => block.kind === 'heading');
  if (headings.length === 0) return [];
  const shallowest = Math.min(...headings.map(({ level }) => level));
  const lines = headings.map(
    ({ level, text, place }) => `${'  '.repeat(level - shallowest)}- [${oneLine(text)}](#${place})`,
  );
  return ['## Contents', lines.join('\n')];
}

function blockMarkdown(block: DocumentBlock, document: BriefingDocument): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level + below)} ${anchor(block.place)}${oneLine(block.text)}`];
    case 'text':
      return ownWordsMarkdown(block.words, 'text', below + 1);
    case 'quotation':
      return quotation(block.quotation, document);
    case 'figure':
      return [
        `${anchor(block.place)}${picture(block.shown, document)}`,
        `*${oneLine(captionWords(block))}*${block.citation.length === 0 ? '' : ` ${inlineMarkdown(block.citation)}`}`,
      ];
    case 'timeline':
      return [
        `${anchor(block.place)}*${oneLine(captionWords(block))}*`,
        timelineTable(block.timeline),
        block.timeline.leftOut > 0
          ? `${block.timeline.leftOut} articles without a passage are left out.`
          : '',
      ];
    case 'matrix':
      return [
        `${anchor(block.place)}*${oneLine(captionWords(block))}*`,
        matrixTable(block.matrix),
        leftWords(block.matrix.left),
      ];
    case 'events':
      return [...listCaption(block.caption), ...block.events.map(listedEvent)];
    case 'people':
      return [...listCaption(block.caption), ...block.people.map((person) => listedPerson(person, document))];
    case 'summary':
      return [
        `**${oneLine(block.title)}** (source ${link(`src-${block.source}`, String(block.source))})`,
        [...block.facts, ...block.derivesFrom.map((from) => `derives from ${from}`)].map(oneLine).join(' · '),
        ...ownWordsMarkdown(block.words, 'summary', below + 1),
        quotationLinks(block.quotations),
      ];
    case 'page-break':
      return ['---'];
    case 'missing':
      return [`*${oneLine(block.reason)}*`];
  }
}

function quotation(quotation: DocumentQuotation, document: BriefingDocument): string[] {
  const { number, sign, place, pieces, citation, cited, machineRead, note, before, after } = quotation;
  const words = asMarkdown(quotedWords(pieces));
  const around = (text: string): string => (text === '' ? '' : `*${oneLine(text)}*`);
  const line = [
    `**${number}**`,
    sign,
    oneLine(speechWords(quotation)),
    cited === null ? inlineMarkdown(citation) : '',
  ];
  const inside = [
    around(before),
    `${words}${cited === null ? '' : `[^${cited}]`}`,
    around(after),
    ...(machineRead?.picture ? [picture(machineRead.picture, document)] : []),
    `— ${line.filter(Boolean).join(' · ')}`,
    ...doubtsOf(quotation).map((doubt) => `**${doubt}**`),
  ];
  return [
    `${anchor(place)}\n${quoted(inside.filter(Boolean).join('\n\n'))}`,
    ...ownWordsMarkdown(note, 'note', below + 1),
  ];
}

const link = (place: string, words: string): string => `[${words}](#${place})`;

const quotationLinks = (numbers: readonly number[]): string =>
  numbers.length === 0
    ? ''
    : `Quoted: ${numbers.map((number) => link(`q-${number}`, String(number))).join(', ')}`;

const listCaption = (caption: string): string[] => (caption === '' ? [] : [`**${oneLine(caption)}**`]);

function listedEvent(event: Of<'events'>['events'][number]): string {
  const facts = [
    event.where,
    ...event.participants.map(({ name, role }) => (role === '' ? name : `${name} (${role})`)),
    event.dates.length > 1 ? `sources differ: ${event.dates.join('; ')}` : '',
  ];
  return listItem(
    `${anchor(event.place)}**${oneLine(event.date || 'No date')}**: ${oneLine(event.title)}`,
    facts,
    event,
  );
}

function listedPerson(person: Of<'people'>['people'][number], document: BriefingDocument): string {
  const also = person.aliases.length > 0 ? `also ${person.aliases.join(', ')}` : '';
  return listItem(
    `${anchor(person.place)}**${oneLine(person.name)}**${person.picture ? ` ${picture(person.picture, document)}` : ''}`,
    [also, ...person.relations],
    person,
  );
}

function listItem(
  head: string,
  facts: readonly string[],
  { description, quotations }: Pick<Of<'events'>['events'][number], 'description' | 'quotations'>,
): string {
  const known = facts.filter(Boolean).map(oneLine).join(' · ');
  const parts = [
    `${head}${known === '' ? '' : `  \n${known}`}`,
    ...ownWordsMarkdown(description, 'description', below + 1),
    quotationLinks(quotations),
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

const timelineTable = ({ things }: Timeline): string =>
  things.length === 0
    ? ''
    : table([
        ['Date', 'What', 'Where, or publisher'],
        ...things.map((thing) => [datesInWords(thing), thing.title, thing.detail].map(oneLine)),
      ]);

function matrixTable({ columns, rows }: PrintedMatrix): string {
  if (columns.length === 0 || rows.length === 0)
    return '*A matrix is left out: no passage is linked to what it is to show.*';
  const head = ({ title, facts }: PrintedMatrix['columns'][number]): string =>
    [`**${oneLine(title)}**`, ...facts.map(oneLine)].join('<br>');
  return table([
    ['', ...columns.map(head)],
    ...rows.map((row) => [
      head(row),
      ...row.cells.map((cell) =>
        cell
          ? [
              `**${cell.stances.join(', ')}**`,
              cell.quote === '' ? '' : `“${oneLine(cell.quote)}”`,
              cell.passages > 1 ? `and ${cell.passages - 1} more` : '',
            ]
              .filter(Boolean)
              .join('<br>')
          : gapWords,
      ),
    ]),
  ]);
}

function sources({ sources: list, parts, style }: BriefingDocument): string[] {
  if (list.length === 0 || !parts.sources) return [];
  return [
    '## Sources',
    style.title === '' || style.id === 'plain' ? '' : `Cited in the style ${oneLine(style.title)}.`,
    ...list.map((source) => {
      const { number, place, sign, entry, archived } = source;
      const address = addressBeside(source);
      const facts = [
        sign,
        address === '' ? '' : `<${address.replace(/[<>\s]/gu, encodeURIComponent)}>`,
        archived === '' ? '' : `copy stored ${dateInWords(archived)}`,
      ];
      return `${number}. ${anchor(place)}${inlineMarkdown(entry)} (${facts.filter(Boolean).join(', ')})`;
    }),
  ];
}

function index(title: string, entries: readonly IndexEntry[], document: BriefingDocument): string[] {
  if (entries.length === 0) return [];
  const names = placeNames(document);
  return [
    `## ${title}`,
    ...entries.map(({ name, also, description, places }) => {
      const words = ownWordsMarkdown(description, 'description', below + 1);
      const links = places.map((place) => link(place, oneLine(names.get(place) ?? place))).join(', ');
      const head = `**${oneLine(name)}**${also === '' ? '' : `, ${oneLine(also)}`}${links === '' ? '' : `: ${links}`}`;
      return `- ${[head, ...words].join('\n\n').replace(/\n(?=[^\n])/gu, '\n  ')}`;
    }),
  ];
}

const picture = ({ picture: name, alt }: ShownPicture, { pictures: known }: BriefingDocument): string =>
  known[name]
    ? `![${oneLine(alt)}][picture-${name}]`
    : `*A picture is missing: ${oneLine(alt || 'it is not on this device')}.*`;

const pictures = ({ pictures: known }: BriefingDocument): string[] =>
  Object.entries(known).map(([name, { type, base64 }]) => `[picture-${name}]: data:${type};base64,${base64}`);

/** Marks as a table for other programs, and as Markdown for people. */
import type { Stance } from '../contract/record-parts.ts';
import { markColors } from '../contract/views.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { partInWords } from '../records/evidenced-parts.ts';
import { isFormula, writeCsv } from './csv.ts';
import type { MarkToExport } from './export-marks.ts';
import { inShort, type ReportLines } from './report-lines.ts';

const columns: readonly (readonly [name: string, value: (mark: MarkToExport) => string])[] = [
  ['Article', ({ article }) => article.title],
  ['Authors', ({ article }) => article.authors.join('; ')],
  ['Publisher', ({ article }) => article.publisher],
  ['Published', ({ article }) => article.published ?? ''],
  ['Page', ({ annotation }) => String(annotation.page ?? annotation.region?.page ?? '')],
  ['Quote', ({ annotation }) => annotation.quote],
  ['Note', ({ notes }) => notes.join('\n\n')],
  ['Tags', ({ annotation }) => annotation.tags.join('; ')],
  ['People', ({ annotation }) => annotation.people.map(({ name }) => name).join('; ')],
  [
    'Events',
    ({ events }) => events.map(({ title, date }) => (date ? `${title} (${date})` : title)).join('; '),
  ],
  [
    'Stances',
    ({ people, events }) =>
      [
        ...people.map(({ name, stance }) => [stance, name]),
        ...events.map(({ title, stance }) => [stance, title]),
      ]
        .filter(([stance]) => stance !== 'mentions')
        .map(([stance, name]) => `${stance}: ${name}`)
        .join('; '),
  ],
  ['Evidence of', ({ parts }) => parts.map(partInWords).join('; ')],
  ['Colour', ({ colorName }) => colorName],
  ['State', ({ annotation }) => annotation.state],
  ['Speaker', ({ annotation }) => annotation.speech.speaker?.name ?? ''],
  ['Addressee', ({ annotation }) => annotation.speech.addressee],
  ['Occasion', ({ annotation }) => annotation.speech.occasion],
  ['Translated from', ({ annotation }) => annotation.speech.translation?.from ?? ''],
  ['Translated by', ({ annotation }) => annotation.speech.translation?.by ?? ''],
  ['Creator', ({ annotation }) => annotation.creator],
  ['Created', ({ annotation }) => annotation.created],
  ['Modified', ({ modified }) => modified],
  ['Article id', ({ article }) => article.id],
  ['Mark id', ({ annotation }) => annotation.id],
];

export function marksAsCsv(marks: readonly MarkToExport[], bom: boolean, lines: ReportLines): string {
  const rows = marks.map((mark) => columns.map(([, value]) => value(mark)));
  for (const row of rows)
    for (const cell of row)
      if (isFormula(cell))
        lines.add('A cell that a program would take for a formula begins with an apostrophe.', inShort(cell));
  return writeCsv([columns.map(([name]) => name), ...rows], { bom });
}

/** Grouped by article, in the order in which they come. */
export function marksAsMarkdown(marks: readonly MarkToExport[], heading: string): string {
  const parts = [`# ${escaped(heading)}`];
  let article = '';
  for (const mark of marks) {
    if (mark.article.id !== article) {
      article = mark.article.id;
      parts.push(`## ${escaped(mark.article.title)}`);
      const source = sourceLine(mark);
      if (source !== '') parts.push(source);
    }
    parts.push(...markParts(mark));
  }
  return `${parts.join('\n\n')}\n`;
}

function sourceLine({ article: { authors, publisher, published } }: MarkToExport): string {
  return [authors.join(', '), publisher, published ? dateInWords(published) : '']
    .filter((part) => part !== '')
    .map(escaped)
    .join(' · ');
}

function markParts({ annotation, colorName, notes, people, events, parts }: MarkToExport): string[] {
  const { quote, page, region, state, color, tags, speech, translation } = {
    ...annotation,
    translation: annotation.speech.translation,
  };
  const onPage = page ?? region?.page;
  const facts = [
    onPage ? `p. ${onPage}` : '',
    region && quote === '' ? 'figure' : '',
    color === markColors[0] ? '' : colorName,
    state === 'exact' || state === 'moved' ? '' : state,
    speech.speaker
      ? `${speech.speaker.name}${speech.addressee ? ` to ${speech.addressee}` : ''}${speech.occasion ? `, ${speech.occasion}` : ''}`
      : '',
    translation
      ? `translated${translation.from ? ` from ${translation.from}` : ''}${translation.by ? ` by ${translation.by}` : ''}`
      : '',
  ].filter((fact) => fact !== '');
  const quoted = quote === '' ? [] : quote.split(/\s*[\n\f]+\s*/u).map((line) => `> ${escaped(line)}`);
  const cited = facts.length > 0 ? `> — ${facts.map(escaped).join(' · ')}` : '';
  const said = [
    tags.length > 0 ? `Tags: ${tags.map((tag) => escaped(tag)).join(', ')}` : '',
    people.length > 0
      ? `People: ${people.map(({ name, stance }) => escaped(name) + stanceAfter(stance)).join(', ')}`
      : '',
    events.length > 0
      ? `Events: ${events.map(({ title, date, stance }) => escaped(date ? `${title} (${dateInWords(date)})` : title) + stanceAfter(stance)).join(', ')}`
      : '',
    parts.length > 0 ? `Evidence of: ${parts.map((part) => escaped(partInWords(part))).join('; ')}` : '',
  ].filter((line) => line !== '');
  return [
    [quoted.join('\n>\n'), cited].filter((part) => part !== '').join('\n>\n'),
    ...notes,
    said.join('  \n'),
  ].filter((part) => part !== '');
}

/** What the mark does to what it is linked to, where more than mention it. */
const stanceAfter = (stance: Stance): string => (stance === 'mentions' ? '' : ` – *${stance}*`);

/** What Markdown would take for its own signs stands as it is. */
function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]<>|]/gu, '\\$&')
    .replace(/^([#+-]|\d+[.)])(?=\s|$)/u, '\\$1');
}

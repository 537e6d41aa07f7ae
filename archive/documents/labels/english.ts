import type { Labels } from './labels.ts';

const counted = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;

export const english: Labels = {
  locale: 'en-GB',
  direction: 'ltr',

  briefing: 'Briefing',
  contents: 'Contents',
  figures: 'Figures',
  notes: 'Notes',
  people: 'People',
  events: 'Events',
  sources: 'Sources',
  annotated: 'Annotated articles',
  colophon: 'Colophon',
  indexOfPeople: 'Index of people',
  indexOfEvents: 'Index of events',

  figure: 'Figure',
  timeline: 'Timeline',
  table: 'Table',
  source: 'Source',
  quotation: 'Quotation',
  quotations: 'Quotations',
  quoted: 'Quoted',
  pageOf: '{page} of {pages}',
  page: 'p.',
  paragraph: 'para.',
  note: 'Note',

  translated: (from, by) => `Translated${from === '' ? '' : ` from ${from}`}${by === '' ? '' : ` by ${by}`}`,
  stored: (date) => `Stored ${date}`,
  also: (names) => `also ${names}`,
  derivesFrom: (title) => `Derives from ${title}`,
  sourcesDiffer: (dates) => `Sources differ: ${dates}`,
  place: 'Place',
  organisation: 'Organisation',
  dateUnknown: 'Date not known',
  date: 'Date',
  what: 'What',
  where: 'Where, or publisher',

  stances: {
    reports: 'Reports',
    confirms: 'Confirms',
    contradicts: 'Contradicts',
    denies: 'Denies',
    mentions: 'Mentions',
  },
  leavesOut: 'leaves it out',
  more: (number) => `and ${number} more`,
  noRoom: (rows, columns) =>
    `There is no room here for ${[rows > 0 ? counted(rows, 'more row') : '', columns > 0 ? counted(columns, 'more column') : ''].filter(Boolean).join(' and ')}.`,
  articlesLeftOut: (number) =>
    `${counted(number, 'article')} without a passage ${number === 1 ? 'is' : 'are'} left out.`,

  moved: 'The place of these words in the stored copy is not where it was: check before use.',
  ambiguous: 'The place of these words in the stored copy is not certain: check before use.',
  lost: 'The place of these words in the stored copy is lost: check before use.',
  waiting:
    'The stored copy was not on this device, so these words were not compared with it: check before use.',
  machineRead:
    'A machine read these words from a picture of the page, and nobody has compared them with it: check before use.',
  undecided: (versions, what) =>
    `Not decided: ${versions} versions of this ${what} were written on different devices.`,
  empty: '(empty)',
  quotationInTrash: 'A quotation is left out: its highlight is in the trash.',
  quotationMissing: 'A quotation is missing: its highlight is not in this archive.',
  summaryMissing: 'A summary is left out: its article is not in this archive.',
  matrixEmpty: 'A matrix is left out: no passage is linked to what it is to show.',
  eventsEmpty: 'A list of events is empty: none fits what it is to show.',
  peopleEmpty: 'A list of people is empty: nobody fits what it is to show.',
  pictureMissing: (alt) => `A picture is missing: ${alt === '' ? 'it has no description' : alt}.`,

  madeOn: (date) => `Made with Dossier on ${date}.`,
  counts: (quotations, sources) => `${counted(quotations, 'quotation')} from ${counted(sources, 'source')}.`,
  citedIn: (style) => `Sources are cited in the style ${style}.`,
  colophonWords:
    'Words beside a coloured rule are those of the source, as they stand in the stored copy. What stands in [square brackets] is not: an ellipsis leaves words out, and words in brackets were put in. The number beside a quotation counts within this document; the sign below it (S-…) never changes.',
  hashes: 'Each stored copy is known by its SHA-256:',
  originalHash: 'SHA-256 of the original',

  annotatedArticle: 'Annotated article',
  annotatedOpening:
    'Every source of this briefing as it is stored, with the passages that were marked in it and the notes on them. A number in the text is that of the mark; the sign beside its note never changes.',
  keyAndMarks: 'Key and marks',
  theArticle: 'The article',
  colours: 'Colours',
  tags: 'Tags',
  marks: 'Marks',
  number: 'No.',
  words: 'Words',
  pageHead: 'Page',
  spokenBy: (name) => `spoken by ${name}`,
  quotedAs: (number) => `quoted as ${number}`,
  partOfPage: 'A part of the page',
  compared: 'read by a machine, compared with the picture',
  nothingMarked: 'Nothing in this article is marked.',
  unplaced: 'Marks without a place',
  ownPagesBefore: 'Its own pages, with the marks in them, stand before these.',
  ownPagesAtEnd: (label) =>
    `Its own pages, with the marks in them, stand at the end of this document: those labelled ${label}.`,

  about: 'about',
  seasons: ['spring', 'summer', 'autumn', 'winter'],
};

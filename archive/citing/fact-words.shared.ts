/** What bibliographies say of a source, in words for the window and the command line. */
import type { FactName, NameRole, SourceType } from '../contract/citing.ts';
import type { NotePlace } from '../contract/document.ts';

export const typeWords: Readonly<Record<SourceType, string>> = {
  'article-newspaper': 'Newspaper article',
  'article-magazine': 'Magazine article',
  'article-journal': 'Journal article',
  webpage: 'Web page',
  'post-weblog': 'Blog post',
  post: 'Post',
  report: 'Report',
  book: 'Book',
  chapter: 'Chapter of a book',
  'paper-conference': 'Conference paper',
  thesis: 'Thesis',
  'entry-encyclopedia': 'Encyclopedia entry',
  interview: 'Interview',
  speech: 'Speech',
  broadcast: 'Broadcast',
  motion_picture: 'Film',
  personal_communication: 'Letter or message',
  manuscript: 'Manuscript',
  map: 'Map',
  patent: 'Patent',
  legislation: 'Law',
  bill: 'Bill',
  legal_case: 'Court case',
  hearing: 'Hearing',
  treaty: 'Treaty',
  standard: 'Standard',
  dataset: 'Data set',
  software: 'Software',
  pamphlet: 'Pamphlet',
  document: 'Document',
};

export const factWords: Readonly<Record<FactName, string>> = {
  'container-title': 'appeared in',
  'collection-title': 'series',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  number: 'number',
  edition: 'edition',
  genre: 'kind in words',
  'publisher-place': 'place of publication',
  'event-title': 'event',
  'event-place': 'place of the event',
  authority: 'authority',
  section: 'section',
  archive: 'archive',
  archive_location: 'shelfmark',
  DOI: 'DOI',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  URL: 'address',
  accessed: 'seen on',
  note: 'note in the bibliography',
};

export const roleWords: Readonly<Record<NameRole, string>> = {
  editor: 'editors',
  translator: 'translators',
  'container-author': 'authors of the whole',
  interviewer: 'interviewers',
  recipient: 'recipients',
};

export const placeWords: Readonly<Record<NotePlace, string>> = {
  footnotes: 'At the foot of the page',
  'section-notes': 'At the end of each section',
  endnotes: 'At the end',
  text: 'In the text',
};

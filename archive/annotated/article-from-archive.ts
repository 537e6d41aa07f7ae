/** An article with its marks, from the open archive. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { annotationViews } from '../annotations/annotation.ts';
import { type ArticleRecord, existingArticle } from '../articles/article.ts';
import { findCapture } from '../articles/capture.ts';
import type { CaptureText } from '../articles/capture-texts.ts';
import { type Signs, signsGiven } from '../citing/signs.ts';
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import type { ReadingTree } from '../contract/reading-tree.ts';
import type { Annotation } from '../contract/views.ts';
import { ownWords } from '../documents/own-words.ts';
import { originalPdf } from '../exchanging/export-pdf.ts';
import { Refusal } from '../importing/parsed.ts';
import { existingPerson, typeOf } from '../people/person.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { colorNames } from '../settings/color-names.ts';
import { readTextOrNull } from '../storage/reading.ts';
import { annotatedArticle, type MarkToSet } from './annotated-article.ts';
import { plainTree, treeHolds } from './reading-tree.ts';
import type { SettingParser } from './setting-parser.ts';

export interface InDocument {
  /** Which article of the document it is, from 1. */
  readonly order: number;
  /** Its number among the sources; null where it stands alone. */
  readonly source: number | null;
  /** Quotations of the document, by the mark that they are made of. */
  readonly quotations: ReadonlyMap<string, AnnotatedMark['quotedAs']>;
}

export const alone: InDocument = { order: 1, source: null, quotations: new Map() };

export async function articleToAnnotate(
  open: OpenArchive,
  parser: SettingParser,
  id: string,
  { order, source, quotations }: InDocument,
  signs: Signs = signsGiven(open.archive),
): Promise<AnnotatedArticle> {
  const { archive, texts } = open;
  const article = existingArticle(archive, id);
  const { capture } = article;
  const text = texts.tryOf(article);
  const { tree, problem } = await wordsOf(open, parser, article, text);
  const marks = annotationViews(archive, texts, article);
  signs.expect([id], marks);
  const names = new Map(colorNames(archive).map(({ color, name }) => [color, name]));
  return annotatedArticle({
    article: id,
    order,
    sign: signs.article(id),
    source,
    kind: capture?.announced.kind ?? 'text',
    title: article.title,
    authors: article.authors,
    publisher: article.publisher,
    published: article.published,
    language: article.language,
    stored: capture
      ? {
          capture: capture.id,
          captured: capture.announced.captured,
          originalName: capture.announced.originalName,
          originalSha256: capture.announced.originalSha256,
          textSha256: capture.announced.textSha256,
          pages: capture.announced.pages,
        }
      : null,
    problem,
    words: tree && text ? { tree, points: text.points } : null,
    marks: marks.map((annotation) => markToSet(open, annotation, names.get(annotation.color) ?? '', signs)),
    quotations,
  });
}

function markToSet(
  { archive }: OpenArchive,
  annotation: Annotation,
  colorName: string,
  signs: Signs,
): MarkToSet {
  return {
    annotation,
    colorName,
    note: ownWords(annotation.note, annotation.noteVersions),
    sign: signs.mark(annotation),
    people: annotation.people.map(({ id, name }) => ({
      id,
      name,
      type: typeOf(archive, existingPerson(archive, id).records),
    })),
    events: annotation.events.map(({ id, title }) => ({
      id,
      title,
      date: readTextOrNull(archive.replica, `events/${id}`, 'date'),
    })),
  };
}

interface Words {
  /** Null: no words are set; the pages of a PDF are, or nothing is here. */
  readonly tree: ReadingTree | null;
  readonly problem: string;
}

async function wordsOf(
  open: OpenArchive,
  parser: SettingParser,
  article: ArticleRecord,
  text: CaptureText | undefined,
): Promise<Words> {
  const { capture, title } = article;
  if (!capture || !text)
    return {
      tree: null,
      problem: `The stored copy of “${title}” is not here or can’t be read, so that its words are not set. Its marks are listed as they were made.`,
    };
  if (capture.announced.kind === 'pdf') return pdfWords(open, parser, article, text);
  const folder = findCapture(open.archive.path, article.home, capture.id);
  const path = folder === undefined ? '' : join(folder, 'reading.html');
  const tree = existsSync(path) ? await readOrNull(parser, path) : null;
  if (tree && treeHolds(tree, text.text)) return { tree, problem: '' };
  return {
    tree: plainTree(text.text),
    problem:
      'The reading copy of this article is missing, or does not hold the stored text word for word. The stored text is set instead, without headings and pictures.',
  };
}

/** The pages of a PDF are set as they are; its words only where those can’t be added to. */
async function pdfWords(
  open: OpenArchive,
  parser: SettingParser,
  article: ArticleRecord,
  text: CaptureText,
): Promise<Words> {
  const reason = await parser.whyNotSet(originalPdf(open, article.id)).catch((error: unknown) => {
    if (error instanceof Refusal) return error.message;
    throw error;
  });
  return reason === ''
    ? { tree: null, problem: '' }
    : {
        tree: plainTree(text.text, ' '),
        problem: `Its own pages are not set here: the PDF ${reason}. The stored text is set instead.`,
      };
}

async function readOrNull(parser: SettingParser, path: string): Promise<ReadingTree | null> {
  try {
    return await parser.readReading(path);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

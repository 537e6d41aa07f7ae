/** The articles that a document quotes, with their marks, to be set behind it. */

import { type Signs, signsGiven } from '../citing/signs.ts';
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { articleToAnnotate } from './article-from-archive.ts';
import type { SettingParser } from './setting-parser.ts';

/** The document with its annotated articles, where it is to have them. */
export async function withAnnotated(
  open: OpenArchive,
  parser: SettingParser,
  document: BriefingDocument,
  signs: Signs = signsGiven(open.archive),
): Promise<BriefingDocument> {
  if (!document.parts.annotated) return document;
  return { ...document, annotated: await annotatedSources(open, parser, document, signs) };
}

/** In the order of the sources. */
async function annotatedSources(
  open: OpenArchive,
  parser: SettingParser,
  { sources, blocks }: Pick<BriefingDocument, 'sources' | 'blocks'>,
  signs: Signs,
): Promise<AnnotatedArticle[]> {
  const quotations = new Map<string, AnnotatedMark['quotedAs']>();
  for (const block of blocks)
    if (block.kind === 'quotation') {
      const { annotation, number, place } = block.quotation;
      quotations.set(annotation, [...(quotations.get(annotation) ?? []), { number, place }]);
    }
  const articles: AnnotatedArticle[] = [];
  for (const [index, { article, number }] of sources.entries())
    articles.push(
      await articleToAnnotate(open, parser, article, { order: index + 1, source: number, quotations }, signs),
    );
  return articles;
}

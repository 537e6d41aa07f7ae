/** Answers about signs, bibliographic data and citations. */
import { viewById } from '../annotations/annotation.ts';
import { existingArticle } from '../articles/article.ts';
import { articleIds } from '../articles/article-rows.ts';
import { itemsOf } from '../citing/cite-document.ts';
import { citedFacts, describeArticle } from '../citing/cited-facts.ts';
import { chooseCiting, citingChoice } from '../citing/citing-choice.ts';
import { carryOut, planView, type ReadDescription, readDescription } from '../citing/describe.ts';
import { findSigned } from '../citing/find-signed.ts';
import { addStyle, listStyles, removeStyle, usableStyle } from '../citing/own-styles.ts';
import { setCitations } from '../citing/processor.ts';
import { referencesOf } from '../citing/reference.ts';
import { wordsOf } from '../citing/set-text.ts';
import { signsOf } from '../citing/signs.ts';
import { writeReferences } from '../citing/write-references.ts';
import type { citingRequests, citingServiceRequests } from '../contract/citing.ts';
import { ProblemError } from '../contract/problem.ts';
import { locatorOf } from '../documents/locator.ts';
import type { Archive } from '../storage/archive.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

/** The file of references that was read last, in each service. */
const lastRead = new WeakMap<ArchiveService, ReadDescription>();

export const citingAnswers: Pick<Answers, keyof typeof citingRequests | keyof typeof citingServiceRequests> =
  {
    'citing.find': ({ current: { archive } }, { sign }) => findSigned(archive, sign),
    'citing.facts': ({ current: { archive } }, { id }) => citedFacts(archive, existingArticle(archive, id)),
    'citing.describe': ({ current: { archive } }, { id, changes }) => {
      describeArticle(archive, id, changes);
      return citedFacts(archive, existingArticle(archive, id));
    },
    'citing.styles': ({ current: { archive } }) => listStyles(archive),
    'citing.addStyle': ({ current: { archive } }, { path }) => addStyle(archive, path),
    'citing.removeStyle': ({ current: { archive } }, { id }) => {
      removeStyle(archive, id);
      return listStyles(archive);
    },
    'citing.choice': ({ current: { archive } }, { briefing }) => citingChoice(archive, briefing),
    'citing.choose': ({ current: { archive } }, { briefing, choice }) => {
      chooseCiting(archive, briefing, choice);
      return citingChoice(archive, briefing);
    },
    'citing.cite': ({ current }, { article, annotation, style, language }) => {
      const { archive, texts } = current;
      existingArticle(archive, article);
      const locator =
        annotation === undefined ? null : locatorOf(archive, texts, viewById(archive, texts, annotation));
      const signs = signsOf(
        archive,
        [article],
        annotation === undefined ? [] : [{ id: annotation, article }],
      );
      const { citations, entries } = setCitations({
        style: usableStyle(archive, style),
        language: language ?? 'en',
        items: itemsOf(archive, [article]),
        citations: [{ item: article, locator }],
        shortens: 'never',
      });
      const citation = [...(citations[0] ?? [])];
      const entry = [...(entries[0]?.content ?? [])];
      return {
        sign: annotation === undefined ? signs.article(article) : signs.mark({ id: annotation, article }),
        citation,
        entry,
        citationWords: wordsOf(citation),
        entryWords: wordsOf(entry),
      };
    },
    'citing.bibliography': ({ current: { archive } }, { articles, style, language }) => {
      const { entries } = setCitations({
        style: usableStyle(archive, style),
        language: language ?? 'en',
        items: itemsOf(archive, named(archive, articles)),
        citations: [],
        shortens: 'never',
      });
      return { entries: entries.map(({ item, content }) => ({ article: item, words: wordsOf(content) })) };
    },
    'citing.references': ({ current: { archive } }, { articles, format }) => {
      const references = referencesOf(archive, named(archive, articles));
      return { content: writeReferences(format, references), articles: references.length };
    },
    'citing.readReferences': async (service, { path }) => {
      const read = await readDescription(service.current.archive, path);
      lastRead.set(service, read);
      return planView(read);
    },
    'citing.carryOut': (service, { plan, overwrite }) => {
      const read = lastRead.get(service);
      if (read?.plan !== plan)
        throw new ProblemError(
          'not-found',
          'Another file was read meanwhile. Choose this one again; nothing was changed.',
        );
      lastRead.delete(service);
      return carryOut(service.current.archive, read, overwrite);
    },
  };

/** These articles, or all that are not in the trash. */
const named = (archive: Archive, articles: readonly string[]): string[] =>
  articles.length === 0
    ? articleIds(archive.index, false)
    : articles.map((id) => existingArticle(archive, id).id);

/** The fact-check of a briefing, from the open archive. */

import { type AnnotationRecord, annotationView, findAnnotation, textFor } from '../annotations/annotation.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { briefingView } from '../briefings/briefing.ts';
import { briefingCiting } from '../citing/cite-document.ts';
import { citingChoice } from '../citing/citing-choice.ts';
import { plainStyle } from '../citing/plain-style.ts';
import { type SignedMark, signShown, signsOf } from '../citing/signs.ts';
import type { FactCheck, SupportingPassage } from '../contract/factcheck.ts';
import type { Inline } from '../contract/prose.ts';
import type { Cite } from '../documents/citing.ts';
import { english } from '../documents/labels/english.ts';
import { locatorOf } from '../documents/locator.ts';
import { plainCiting } from '../documents/plain-citing.ts';
import { passageLink } from '../matrix/matrix-words.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { claimsOf } from './claim.ts';
import { factCheckOf } from './fact-check.ts';
import { passagesWithoutSign } from './factcheck-words.shared.ts';

export interface Open {
  readonly archive: Archive;
  readonly texts: CaptureTexts;
}

/** As it is looked at: with the signs that were given already, and each source in a plain line, which is fast. */
export const briefingFactCheck = ({ archive, texts }: Open, id: string): FactCheck =>
  factCheckOf(briefingView(archive, texts, id), claimsOf(archive, `briefings/${id}`), (annotations) =>
    supportingPassages(
      { archive, texts },
      annotations,
      plainCiting((article) => readArticle(archive.replica, articleHome(article)), english),
      (mark) => signGiven(archive, mark),
    ),
  );

/** As it goes out: every passage has its sign, and sources are named in the style of the briefing. */
export const exportedFactCheck = ({ archive, texts }: Open, id: string): FactCheck =>
  factCheckOf(briefingView(archive, texts, id), claimsOf(archive, `briefings/${id}`), (annotations) => {
    const marks = annotations.flatMap((annotation) => findAnnotation(archive, annotation) ?? []);
    const signs = signsOf(archive, [], marks);
    const cite = wholeLines(briefingCiting(archive, citingChoice(archive, id)));
    return supportingPassages({ archive, texts }, annotations, cite, signs.mark);
  });

/** To every supporting passage that has none: looking gives none, as it must not write. */
export function giveSigns(open: Open, id: string): void {
  const { archive } = open;
  const lacking = passagesWithoutSign(briefingFactCheck(open, id));
  signsOf(
    archive,
    [],
    lacking.flatMap(({ annotation }) => findAnnotation(archive, annotation) ?? []),
  );
}

/** A row of a table stands alone: no short form, no “ibid.”, but the whole entry with the page. */
const wholeLines =
  (cite: Cite): Cite =>
  (citations, besides) => {
    const set = cite(citations, besides);
    if (set.style.id === plainStyle.id) return set;
    const entries = new Map(set.entries.map(({ article, entry }) => [article, entry]));
    return {
      ...set,
      cited: citations.map(({ article, locator }) => ({
        line: [
          ...(entries.get(article) ?? []),
          ...(locator
            ? [
                {
                  kind: 'text' as const,
                  text: ` ${locator.kind === 'page' ? 'P.' : 'Para.'} ${locator.number}.`,
                },
              ]
            : []),
        ],
        note: null,
      })),
    };
  };

/** '' where none was given yet: looking gives none. */
function signGiven(archive: Archive, { id, article }: SignedMark): string {
  const shown = signShown(archive, article, id);
  return shown.includes(id) || shown.includes(article) ? '' : shown;
}

/** In the order in which they are named. */
function supportingPassages(
  { archive, texts }: Open,
  annotations: readonly string[],
  cite: Cite,
  signOf: (mark: SignedMark) => string,
): SupportingPassage[] {
  const articleOf = (id: string) => readArticle(archive.replica, articleHome(id));
  const found = annotations.map((id): { id: string; record: AnnotationRecord | undefined } => ({
    id,
    record: findAnnotation(archive, id),
  }));
  const views = new Map(
    found.flatMap(({ id, record }) => {
      if (!record) return [];
      const article = articleOf(record.article);
      return [
        [id, { article, view: annotationView(archive, texts, record, article, textFor(texts, article)) }],
      ];
    }),
  );
  const { cited } = cite(
    [...views.values()].map(({ article, view }) => ({
      article: article.id,
      locator: locatorOf(archive, texts, view),
    })),
    [],
  );
  const lines = new Map([...views.keys()].map((id, at) => [id, plain(cited[at]?.line ?? [])]));
  return found.map(({ id }) => {
    const known = views.get(id);
    if (!known) return missing(id);
    const { article, view } = known;
    return {
      annotation: id,
      presence: view.trashed || article.trashed ? 'trash' : 'here',
      quote: view.quote,
      state: view.state,
      unconfirmed: view.machineRead && view.checked === null,
      sign: signOf({ id, article: article.id }),
      citation: lines.get(id) ?? '',
      article: article.id,
      title: article.title,
      address: passageLink(article.id, id),
    };
  });
}

const missing = (annotation: string): SupportingPassage => ({
  annotation,
  presence: 'missing',
  quote: '',
  state: 'lost',
  unconfirmed: false,
  sign: '',
  citation: '',
  article: null,
  title: '',
  address: '',
});

const plain = (line: readonly Inline[]): string =>
  line
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return 'content' in part ? part.content.map(({ text }) => text).join('') : '';
    })
    .join('');

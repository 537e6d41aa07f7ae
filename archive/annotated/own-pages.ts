import type { AnnotatedArticle } from '../contract/annotated.ts';

/** Whether an article is set as the pages of its own file. */
export const hasOwnPages = ({ kind, problem }: AnnotatedArticle): boolean => kind === 'pdf' && problem === '';

import { pageScheme, pageShellPath } from '../../archive/contract/page.ts';

/** The origin on which an article's page is shown: each article has its own, and none is the window's. */
export const pageOrigin = (article: string): string => `${pageScheme}://${article}`;

export const pageAddress = (article: string): string => `${pageOrigin(article)}${pageShellPath}`;

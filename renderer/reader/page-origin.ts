import { pageScheme, pageShellPath } from '../../archive/contract/page.ts';

/** The origin of a page, by its name: each has its own, and none is the window's. */
export const pageOrigin = (page: string): string => `${pageScheme}://${page}`;

export const pageAddress = (page: string): string => `${pageOrigin(page)}${pageShellPath}`;

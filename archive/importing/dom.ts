/** A DOM in Node. One window serves all documents of a process: making one costs more than parsing an article. */
import { JSDOM } from 'jsdom';

export const { window: domWindow } = new JSDOM('');

/** Parses HTML as a browser would; nothing in it runs or loads. */
export function parseDocument(html: string): Document {
  return new domWindow.DOMParser().parseFromString(html, 'text/html');
}

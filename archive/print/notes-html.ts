/** Notes at the end of a section or of the document. Chromium has no foot of a page to set them at (`docs/decisions/0015-printing.md`). */
import type { DocumentNote } from '../contract/document.ts';
import { callPlace, inlineHtml } from './prose-html.ts';

export function notesHtml(notes: readonly DocumentNote[]): string {
  const lines = notes.map(
    ({ number, content }) =>
      `<div class="noted" id="note-${number}"><p class="number"><a href="#${callPlace(number)}">${number}</a></p><p dir="auto">${inlineHtml(content)}</p></div>`,
  );
  return `<div class="notes">\n${lines.join('\n')}\n</div>`;
}

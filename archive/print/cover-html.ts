import type { BriefingDocument } from '../contract/document.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { escaped } from './escaped.ts';

/** The title page, or where none is wanted the title at the head of the first page. */
export function coverHtml({ title, subtitle, author, date, parts }: BriefingDocument): string {
  return `<header class="${parts.cover ? 'cover' : 'head'}">
<p class="kind">Briefing</p>
<h1 dir="auto">${escaped(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle" dir="auto">${escaped(subtitle)}</p>`}
<div class="imprint">${author === '' ? '' : `<p class="author" dir="auto">${escaped(author)}</p>`}
<p class="date">${escaped(dateInWords(date))}</p></div>
</header>`;
}

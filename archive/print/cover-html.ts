import type { BriefingDocument } from '../contract/document.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import { escaped } from './escaped.ts';
import type { PageSetting } from './setting.ts';

/** The title page, or where none is wanted the title at the head of the first page. */
export function coverHtml(
  { title, subtitle, author, date, parts }: BriefingDocument,
  { labels }: PageSetting,
): string {
  return `<header class="${parts.cover ? 'cover' : 'head'}">
<p class="kind">${labels.briefing}</p>
<h1 dir="auto">${escaped(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle" dir="auto">${escaped(subtitle)}</p>`}
<div class="imprint">${author === '' ? '' : `<p class="author" dir="auto">${escaped(author)}</p>`}
<p class="date">${escaped(dateIn(date, labels))}</p></div>
</header>`;
}

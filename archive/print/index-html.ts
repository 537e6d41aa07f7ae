import type { IndexEntry } from '../contract/document.ts';
import { escaped } from './escaped.ts';
import { isEmpty, ownWordsHtml } from './prose-html.ts';
import { pageLinks } from './references-html.ts';
import type { PageSetting } from './setting.ts';

export function indexHtml(entries: readonly IndexEntry[], setting: PageSetting): string {
  return `<div class="index">
${entries.map((entry) => line(entry, setting)).join('\n')}
</div>`;
}

function line({ name, also, description, places }: IndexEntry, { labels, pages }: PageSetting): string {
  return `<div class="entry"><p class="line"><span class="name" dir="auto">${escaped(name)}</span>, <span class="pages">${pageLinks(places, pages)}</span></p>${also === '' ? '' : `<p class="also" dir="auto">${escaped(also)}</p>`}${isEmpty(description) ? '' : `<div class="description">${ownWordsHtml('description', description, labels)}</div>`}</div>`;
}

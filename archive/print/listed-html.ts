/** Lists of events and of people, and an article in short. */
import type { DocumentBlock, ListedEvent, ListedPerson } from '../contract/document.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from './escaped.ts';
import { missingPicture } from './figure-html.ts';
import { ownWordsHtml } from './prose-html.ts';
import { quotationLinks } from './references-html.ts';
import type { PageSetting } from './setting.ts';

type Of<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>;

export function eventsHtml({ caption, events }: Of<'events'>, { labels }: PageSetting): string {
  if (events.length === 0) return `<p class="missing">${labels.eventsEmpty}</p>`;
  return `<div class="listed events">
${listCaption(caption)}${events.map((one) => event(one, labels)).join('\n')}
</div>`;
}

function event(
  { place, title, date, dates, where, participants, description, quotations }: ListedEvent,
  labels: Labels,
): string {
  const present = participants
    .map(({ name, role }) => `<span dir="auto">${escaped(role === '' ? name : `${name} (${role})`)}</span>`)
    .join(', ');
  return `<div class="entry" id="${place}">
<p class="when">${escaped(date === '' ? labels.dateUnknown : date)}</p>
<div class="what"><p class="name" dir="auto">${escaped(title)}</p>
${facts([
  where === '' ? '' : `<span dir="auto">${escaped(where)}</span>`,
  present,
  dates.length > 1 ? labels.sourcesDiffer(dates.map(escaped).join('; ')) : '',
])}${ownWordsHtml('description', description, labels)}
${referred(quotations, labels)}</div>
</div>`;
}

export function peopleHtml({ caption, people }: Of<'people'>, setting: PageSetting): string {
  if (people.length === 0) return `<p class="missing">${setting.labels.peopleEmpty}</p>`;
  return `<div class="listed people">
${listCaption(caption)}${people.map((one) => person(one, setting)).join('\n')}
</div>`;
}

function person(
  { place, name, type, aliases, description, picture, relations, quotations }: ListedPerson,
  setting: PageSetting,
): string {
  const { labels } = setting;
  const address = picture && setting.picture(picture.picture);
  const portrait =
    picture &&
    (address
      ? `<img src="${escaped(address)}" alt="${escaped(picture.alt)}">`
      : missingPicture(picture.alt, labels));
  return `<div class="entry" id="${place}">
<div class="portrait">${portrait ?? ''}</div>
<div class="what"><p class="name" dir="auto">${escaped(name)}</p>
${facts([
  type === 'person' ? '' : type === 'place' ? labels.place : labels.organisation,
  aliases.length === 0 ? '' : `<span dir="auto">${labels.also(aliases.map(escaped).join(', '))}</span>`,
  ...relations.map((relation) => `<span dir="auto">${escaped(relation)}</span>`),
])}${ownWordsHtml('description', description, labels)}
${referred(quotations, labels)}</div>
</div>`;
}

export function summaryHtml(
  { source, title, facts: known, words, derivesFrom, quotations }: Of<'summary'>,
  { labels }: PageSetting,
): string {
  return `<div class="summary">
<p class="name" dir="auto"><a href="#src-${source}">${escaped(title)}</a></p>
${facts(known.map((fact) => `<span dir="auto">${escaped(fact)}</span>`))}${ownWordsHtml('summary', words, labels)}
${derivesFrom.length === 0 ? '' : `<p class="facts">${labels.derivesFrom(derivesFrom.map((from) => `<span dir="auto">${escaped(from)}</span>`).join('; '))}</p>`}
${referred(quotations, labels)}
</div>`;
}

const listCaption = (caption: string): string =>
  caption === '' ? '' : `<p class="list-caption" dir="auto">${escaped(caption)}</p>\n`;

function facts(lines: readonly string[]): string {
  const known = lines.filter((line) => line !== '');
  return known.length === 0 ? '' : `<p class="facts">${known.join(' · ')}</p>\n`;
}

const referred = (quotations: readonly number[], labels: Labels): string =>
  quotations.length === 0 ? '' : `<p class="referred">${quotationLinks(quotations, labels)}</p>`;

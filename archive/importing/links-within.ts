/**
 * Links of a page to places in itself (footnotes and back, sections): kept when the article is drawn out of the page.
 * Targets get ids of our own, `ref-1`, `ref-2`, so that none of the page's can pass for anything else.
 */

const targetId = /^ref-\d{1,6}$/u;

const mostTargets = 100_000;

/** How targets and links are marked while the article is drawn out: its judgement rests on the page's own ids and addresses. */
export const targetMark = 'data-dossier-target';
export const linkMark = 'data-dossier-link';

/** Marks links within a page, and what they lead to, for {@link settleLinksWithin}. */
export function markLinksWithin(document: Document): void {
  for (const mark of [targetMark, linkMark])
    for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
  const own = ownAddresses(document);
  const named = new Map<string, Element>();
  for (const element of document.querySelectorAll('a[name]'))
    named.set(element.getAttribute('name') ?? '', element);
  for (const element of document.querySelectorAll('[id]')) named.set(element.id, element);

  const ids = new Map<Element, string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const name = nameWithin(link.getAttribute('href') ?? '', own);
    const target = name === null ? undefined : (named.get(name) ?? named.get(decoded(name)));
    const place = target && placeOf(target);
    if (!place || ids.size >= mostTargets) continue;
    const id = ids.get(place) ?? `ref-${ids.size + 1}`;
    ids.set(place, id);
    place.setAttribute(targetMark, id);
    link.setAttribute(linkMark, id);
  }
}

/**
 * Gives what was marked in the clean article its ids and addresses. A link whose target was left behind leads
 * nowhere, and a target without a link needs no id.
 */
export function settleLinksWithin(body: Element): void {
  const targets = new Map<string, Element>();
  for (const element of body.querySelectorAll(`[${targetMark}]`)) {
    const id = element.getAttribute(targetMark) ?? '';
    element.removeAttribute(targetMark);
    if (targetId.test(id)) targets.set(id, element);
  }
  for (const link of body.querySelectorAll(`[${linkMark}]`)) {
    const id = link.getAttribute(linkMark) ?? '';
    const target = targets.get(id);
    link.removeAttribute(linkMark);
    link.removeAttribute('href');
    if (!target || link.nodeName !== 'A') continue;
    target.id = id;
    link.setAttribute('href', `#${id}`);
  }
}

/** What stands after `#` in a link to a place of this page; null in any other. */
function nameWithin(href: string, own: ReadonlySet<string>): string | null {
  const at = href.indexOf('#');
  if (at < 0 || at === href.length - 1) return null;
  const page = href.slice(0, at).trim();
  return page === '' || own.has(withoutScheme(page)) ? href.slice(at + 1).trim() : null;
}

/** Under which addresses a saved page speaks of itself. */
function ownAddresses(document: Document): ReadonlySet<string> {
  const said = [
    document.querySelector('link[rel=canonical]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
    // What browsers write into a page that they save.
    /saved from url=\(\d+\)(\S+)/u.exec(document.firstChild?.nodeValue ?? '')?.[1],
  ];
  return new Set(said.flatMap((address) => (address ? [withoutScheme(address.split('#')[0] ?? '')] : [])));
}

const withoutScheme = (address: string): string => address.replace(/^https?:/iu, '').replace(/\/$/u, '');

/** An element that stays: an empty anchor stands for what it stands in, or before. */
function placeOf(target: Element): Element | null {
  if ((target.textContent ?? '').trim() !== '') return target.closest('body') ? target : null;
  return target.nextElementSibling ?? target.parentElement;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

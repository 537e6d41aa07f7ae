/**
 * Cleans a stored reading copy once more before it is drawn: the archive itself may come from somebody
 * hostile. What is let through is a list of what may stay, never of what must go. Every element that the
 * canonical text breaks at (`canonical-text.shared.ts`) is on it, so that cleaning leaves the text as it is.
 */
import createPurifier, { type WindowLike } from 'dompurify';

export const readingTags: readonly string[] = (
  'a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del ' +
  'details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p ' +
  'pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time ' +
  'tr tt u ul var wbr'
).split(' ');

/** No `name`, and of `id` only what the import gives to the targets of links: others could pass for properties of the document. */
export const readingAttributes: readonly string[] =
  'alt class colspan datetime dir headers height href id lang reversed rowspan scope span src start title type value width'.split(
    ' ',
  );

/** Classes that the reading copy gives a meaning; any other could borrow the look of the page's own parts. */
export const readingClasses: ReadonlySet<string> = new Set([
  'byline',
  'dateline',
  'kicker',
  'standfirst',
  'source',
]);

const dataImage = /^data:image\/(?:avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,]/i;
const targetId = /^ref-\d{1,6}$/;
/** On a link: the target in the same article, and the address anywhere else. */
export const jumpAttribute = 'data-jump';
export const addressAttribute = 'data-address';
const webAddress = /^(?:https?|mailto|ftp):/i;

export interface CleanReading {
  readonly content: DocumentFragment;
  readonly lang: string;
  /** `ltr`, `rtl`, or `auto` where the copy doesn't say. */
  readonly dir: string;
}

export function cleanReading(
  html: string,
  window: WindowLike & { readonly document?: Document },
): CleanReading {
  const purifier = createPurifier(window);
  // Where the DOM isn't good enough DOMPurify returns its input as it came.
  if (!purifier.isSupported) throw new Error('the reading copy cannot be cleaned here');

  purifier.addHook('uponSanitizeAttribute', (element, attribute) => {
    const { attrName, attrValue } = attribute;
    if (attrName === 'src')
      attribute.keepAttr = element.nodeName === 'IMG' && dataImage.test(attrValue.trim());
    if (attrName === 'id') attribute.keepAttr = targetId.test(attrValue);
    if (attrName !== 'class') return;
    attribute.attrValue = attrValue
      .split(/\s+/)
      .filter((name) => readingClasses.has(name))
      .join(' ');
    attribute.keepAttr = attribute.attrValue !== '';
  });
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element.nodeName === 'A') quieten(element);
    // Closed details would hide text that is part of the article, and the marks in it.
    if (element.nodeName === 'DETAILS') element.setAttribute('open', '');
  });

  const root = purifier.sanitize(html, {
    ALLOWED_TAGS: [...readingTags],
    ALLOWED_ATTR: [...readingAttributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
  }) as Element;
  const body = root.querySelector('body') ?? root;
  const content = body.ownerDocument.createDocumentFragment();
  content.append(...body.childNodes);
  const language = body.getAttribute('lang') ?? root.getAttribute('lang') ?? '';
  return { content, lang: language, dir: body.getAttribute('dir') ?? root.getAttribute('dir') ?? 'auto' };
}

/** Leaves a link its look, and its address for `link-watch.ts`; without `href` there is nothing that a click could follow. */
function quieten(link: Element): void {
  const target = link.getAttribute('href')?.trim() ?? '';
  link.removeAttribute('href');
  const jump = target.startsWith('#') && targetId.test(target.slice(1));
  if (!jump && !webAddress.test(target)) return;
  // It would say what the author of the page wanted it to say.
  link.removeAttribute('title');
  link.setAttribute(jump ? jumpAttribute : addressAttribute, jump ? target.slice(1) : target);
  link.setAttribute('role', 'link');
  link.setAttribute('tabindex', '0');
}

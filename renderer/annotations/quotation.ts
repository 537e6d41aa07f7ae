/** A passage as a quotation with its source: the words, who said them, and where they stand. */
import { speechInWords } from '../../archive/annotations/speech-words.shared.ts';
import type { Annotation, Passage } from '../../archive/contract/views.ts';
import { tell, tellTrouble } from '../window/notices.tsx';
import { orUntitled } from '../window/words.ts';
import { sourceParts } from './source-line.tsx';

type Source = Pick<Passage['source'], 'title' | 'publisher' | 'authors' | 'published'>;

/** What must be known of a quotation that may not be what the source says today. */
const cautions: Partial<Record<Annotation['state'], string>> = {
  ambiguous: 'its place in the stored copy is not certain',
  lost: 'not found in the stored copy that is shown now',
  waiting: 'the stored copy is not here to look it up',
};

interface Parts {
  readonly words: string;
  readonly said: string;
  readonly title: string;
  readonly facts: readonly string[];
}

function partsOf(annotation: Annotation, source: Source): Parts {
  const caution = cautions[annotation.state];
  return {
    words: annotation.quote.trim(),
    said: speechInWords(annotation.speech),
    title: orUntitled(source.title),
    facts: [
      ...sourceParts(source),
      annotation.page === null ? '' : `p. ${annotation.page}`,
      caution ? `[${caution}]` : '',
    ].filter(Boolean),
  };
}

/** “Words” (said by …) — “Title”, author, publisher, date, p. 3 */
export function quotationText(annotation: Annotation, source: Source): string {
  const { words, said, title, facts } = partsOf(annotation, source);
  const speaker = said === '' ? '' : ` (${said})`;
  return `“${words}”${speaker} — ${[`“${title}”`, ...facts].join(', ')}`;
}

export function quotationHtml(annotation: Annotation, source: Source): string {
  const { words, said, title, facts } = partsOf(annotation, source);
  const quote = document.createElement('blockquote');
  for (const [at, line] of words.split('\n').entries()) {
    if (at > 0) quote.append(document.createElement('br'));
    quote.append(line);
  }
  const from = document.createElement('p');
  const cite = document.createElement('cite');
  cite.textContent = title;
  from.append('— ', said === '' ? '' : `${said}, `, cite, ...facts.map((fact) => `, ${fact}`));
  return quote.outerHTML + from.outerHTML;
}

/** Puts it on the clipboard, as rich and as plain text. */
export async function copyQuotation(annotation: Annotation, source: Source): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': new Blob([quotationText(annotation, source)], { type: 'text/plain' }),
    'text/html': new Blob([quotationHtml(annotation, source)], { type: 'text/html' }),
  });
  try {
    await navigator.clipboard.write([item]);
    tell('Copied with its source.');
  } catch (reason) {
    tellTrouble('The quotation was not copied', reason instanceof Error ? reason.message : String(reason));
  }
}

/** A passage of a person or an event, as commands print it. */
import type { Passage } from '../../archive/contract/views.ts';
import { annotationJson } from './article-commands.ts';

export function passageJson({ annotation, source, before, after }: Passage) {
  return { ...annotationJson(annotation), source, before, after };
}

export function passageLines({ annotation, source, before, after }: Passage): string[] {
  return [
    '',
    `${before}[${annotation.quote.replace(/\s+/gu, ' ')}]${after}`,
    `    ${source.title}, ${source.publisher || 'no publisher'}, ${source.published ?? 'no date'} (${source.id})`,
  ];
}

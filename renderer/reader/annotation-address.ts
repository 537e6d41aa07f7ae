import type { Annotation } from '../../archive/contract/views.ts';

/** The address of a mark in the archive. */
export const annotationAddress = ({ id, article }: Pick<Annotation, 'id' | 'article'>): string =>
  `articles/${article}/annotations/${id}`;

import type { ChangedThing } from '../../archive/contract/history.ts';
import type { Address } from '../window/addresses.ts';

/** Where a thing is shown; null where it has no page of its own. */
export function addressOfThing({
  kind,
  id,
  within,
}: Pick<ChangedThing, 'kind' | 'id'> & { readonly within: { readonly id: string } | null }): Address | null {
  switch (kind) {
    case 'article':
    case 'person':
    case 'event':
    case 'briefing':
      return { kind, id };
    case 'highlight':
      return within && { kind: 'article', id: within.id, annotation: id };
    case 'heading':
    case 'text':
    case 'quotation':
    case 'timeline':
    case 'matrix':
    case 'figure':
    case 'events':
    case 'people':
    case 'summary':
    case 'page-break':
      return within && { kind: 'briefing', id: within.id };
    case 'sentence':
      return within && { kind: 'factcheck', id: within.id };
    default:
      return null;
  }
}

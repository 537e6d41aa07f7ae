import type { ToPage } from '../../archive/contract/page.ts';
import type { Region, TextPlace } from '../../archive/contract/views.ts';

/** The message that brings a mark into view: its rectangle, where it is one, else its words. */
export function revealOf({
  place,
  region,
}: {
  place: TextPlace;
  region?: Region | null | false | undefined;
}): ToPage {
  return region ? { kind: 'reveal-region', region } : { kind: 'reveal', place };
}

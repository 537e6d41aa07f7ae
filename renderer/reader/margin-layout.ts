/** Where the margin's cards stand: each beside its passage, none over another. */

export interface CardPlace {
  readonly id: string;
  /** Height of the passage, where the card would like to stand. */
  readonly top: number;
  readonly height: number;
}

/**
 * Cards in the order of their passages; none overlaps the one before. The active card stands exactly at its
 * passage: those before it give way upwards. Linear in the number of cards.
 */
export function placedCards(
  cards: readonly CardPlace[],
  active: string | null,
  gap: number,
): Map<string, number> {
  const placed = new Map<string, number>();
  const pivot = Math.max(
    0,
    cards.findIndex((card) => card.id === active),
  );
  let free = Number.NEGATIVE_INFINITY;
  for (const card of cards.slice(pivot)) {
    const top = Math.max(card.top, free);
    placed.set(card.id, top);
    free = top + card.height + gap;
  }
  let ceiling = cards[pivot]?.top ?? 0;
  for (const card of cards.slice(0, pivot).toReversed()) {
    const top = Math.min(card.top, ceiling - gap - card.height);
    placed.set(card.id, top);
    ceiling = top;
  }
  return placed;
}

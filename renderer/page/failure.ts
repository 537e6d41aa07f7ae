/** A reason why an article can't be shown, as a sentence for the person; everything else that is thrown is a bug. */
export class ShowFailure extends Error {
  override readonly name = 'ShowFailure';
}

const unexpected =
  'This article could not be shown because of a fault in Dossier. Nothing in your archive has changed; try opening the article again.';

/** The sentence to show for anything that was thrown. */
export function sentenceFor(thrown: unknown): string {
  return thrown instanceof ShowFailure ? thrown.message : unexpected;
}

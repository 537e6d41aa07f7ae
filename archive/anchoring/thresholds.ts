/**
 * How sure finding must be. Tuned with `npm run eval:anchoring` on seeds and pages other than those that its figures
 * are reported on. Characters are those of folded texts (`folded-text.ts`); shares go from 0 to 1.
 */

/** Raised with every change by which another place, or another state, may be found: cached states are then void. */
export const finderVersion = 3;

/** Errors (characters put in, left out or replaced) that a stretch may have to be looked at all, as a share of the quote. */
export const mostErrors = 0.25;

/** Characters of context on either side that are compared where the text of home is at hand; a mark itself keeps 32. */
export const wideContext = 96;

/** A side of the context agrees from this share on; of unrelated prose about 0.3 agrees by chance. */
export const agreesFrom = 0.6;
/** From this share on it stands for the other side as well, should that have changed. */
export const vouchesFrom = 0.8;
/** A context of fewer characters says nothing. */
export const leastContext = 8;

/** Characters that a quote needs to be found by itself, verbatim, where nothing of its surroundings is left. */
export const speaksForItself = 30;
/** The same where the text of home is at hand and shows that the words stood there once only. */
export const speaksWithWitness = 8;

/** Least likeness of quote and words, the errors taken off: where both sides of the context agree, */
export const likeInContext = 0.75;
/** where one side does, */
export const likeBesideContext = 0.85;
/** and where none does. */
export const likeAlone = 0.9;
/** Characters that a quote needs to be found with errors by one side of its context, */
export const longBesideContext = 12;
/** and by none. */
export const longAlone = 24;
/** The same where the text of home is not at hand. */
export const longAloneUnwitnessed = 120;

/** The same where nearly all its words stand in their order: then with any changes. */
export const longInOrder = 48;

/** Words side by side that must be the same in both texts to be aligned: single ones are the same by chance. */
export const leastRun = 3;
/** Words to either side of a stretch by which its place is told where none of its own are aligned. */
export const bracketWords = 8;
/** Share of a place's words that must be aligned with words of the mark for it to be the place by their order, */
export const leastInOrder = 0.5;
/** and to be it whatever else is like it. */
export const nearlyAllInOrder = 0.75;
/** With half of its words aligned with others it is refused; where none is the mark's this share will do, */
export const strangeInOrder = 0.1;
/** and so many words at least. */
export const leastStrange = 6;

/** Characters of agreement by which the best place must be ahead of the next one; else the mark is ambiguous. */
export const clearLead = 6;
/** A candidate of at least this score is shown to the person. */
export const worthShowing = 0.4;

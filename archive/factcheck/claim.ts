/**
 * What authors said of sentences (`docs/FORMAT.md`): a claim names a sentence by its words, and the passages that support it, or
 * says that it needs none. Claims stand below the briefing, not below the block: a sentence that is moved into another block
 * keeps its own, and two devices that speak of one sentence at once make two claims, both of which hold.
 */
import * as z from 'zod';
import type { SentenceQuote } from '../contract/factcheck.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

export interface Claim {
  readonly id: string;
  readonly address: string;
  /** The block in which the sentence stood. */
  readonly block: string;
  readonly quote: SentenceQuote;
  /** Ids of marks, in an order that is the same on every device. */
  readonly evidence: readonly string[];
  readonly needsNone: boolean;
}

export const claimAddress = (home: string, id: string): string => `${home}/claims/${id}`;

/** Those that say something; of what was taken back nothing is left but the history. */
export const claimsOf = ({ replica }: Pick<Archive, 'replica'>, home: string): Claim[] =>
  replica
    .below(home, 'claims')
    .flatMap((address) => readClaim(replica, address) ?? [])
    .filter(({ evidence, needsNone }) => evidence.length > 0 || needsNone)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const text = z.string().catch('');
const quoteSchema = z.object({ exact: z.string().min(1), prefix: text, suffix: text });

/** Undefined where the words have not arrived yet, or can't be read. */
function readClaim(replica: Replica, address: string): Claim | undefined {
  const quote = quoteSchema.safeParse(replica.value(address, 'quote')).data;
  if (!quote || replica.value(address, 'trashed') === true) return undefined;
  return {
    id: idOf(address),
    address,
    block: readText(replica, address, 'block'),
    quote,
    evidence: readSet(replica, address, 'evidence').sort(),
    needsNone: replica.value(address, 'needsNone') === true,
  };
}

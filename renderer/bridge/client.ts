/** The typed client of the bridge: answers are values, problems are thrown, so that Query can tell them apart. */
import type { Bridge, Input, Output, RequestName } from '../../archive/contract/bridge.ts';
import { type Outcome, ProblemError } from '../../archive/contract/problem.ts';

declare global {
  interface Window {
    readonly dossier: Bridge;
  }
}

export type { Input, Output, RequestName };

export async function ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  return answerOf(await window.dossier.requests[name](input));
}

/** The answer; throws the problem where there is none. */
export function answerOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, message, details } = outcome.problem;
  throw new ProblemError(code, message, details);
}

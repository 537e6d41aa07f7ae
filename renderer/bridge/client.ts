/** The typed client of the bridge: answers are values, problems are thrown, so that Query can tell them apart. */
import type { Bridge, Input, Output, RequestName } from '../../archive/contract/bridge.ts';
import { ProblemError } from '../../archive/contract/problem.ts';

declare global {
  interface Window {
    readonly dossier: Bridge;
  }
}

export type { Input, Output, RequestName };

export async function ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  const outcome = await window.dossier.requests[name](input);
  if (outcome.ok) return outcome.value;
  const { code, message, details } = outcome.problem;
  throw new ProblemError(code, message, details);
}

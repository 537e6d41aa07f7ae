/**
 * The one bridge between the window and everything behind it, as the preload exposes it on `window.dossier`.
 */
import type * as z from 'zod';
import type { DroppedRequestName } from './dropped.ts';
import type { Outcome } from './problem.ts';
import type { ProofReport } from './proof.ts';
import type { ArchiveRequests } from './requests.ts';
import type { Notice, ShellRequests } from './shell.ts';

type Requests = ArchiveRequests & ShellRequests;
export type RequestName = keyof Requests;
export type Input<N extends RequestName> = z.input<Requests[N]['input']>;
export type Output<N extends RequestName> = z.output<Requests[N]['output']>;

/** IPC channel of notices from the main process to the window. */
export const noticeChannel = 'dossier:notice';
/** IPC channel of a request. */
export const requestChannel = (name: RequestName | DroppedRequestName): string => `dossier:${name}`;

export interface Bridge {
  /** One method a request, named as in the contract. Never rejects but for a bug in the bridge itself. */
  readonly requests: { readonly [N in RequestName]: (input: Input<N>) => Promise<Outcome<Output<N>>> };
  /** Calls back on every notice until the returned function is called. */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** The path on disk of a file that the person dropped on the window, or '' where it has none. */
  pathOfFile(file: File): string;
  /** Verifies a PDF that the person dropped on the window. */
  verifyDropped(file: File): Promise<Outcome<ProofReport>>;
  readonly platform: string;
}

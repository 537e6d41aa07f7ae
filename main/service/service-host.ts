/** The main process's end of the archive service: starts its process, asks it, passes its notices on. */
import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import { ProblemError } from '../../archive/contract/problem.ts';
import {
  fromServiceSchema,
  type ServiceInput,
  type ServiceOutput,
  type ServiceRequestName,
  serviceRequests,
} from '../../archive/contract/service.ts';
import type { Notice } from '../../archive/contract/shell.ts';

interface Pending {
  readonly name: ServiceRequestName;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** The requests after which an archive is open. */
const opening = ['service.create', 'service.open', 'service.createSample'] as const;

export class ServiceHost {
  readonly #notify: (notice: Notice) => void;
  readonly #pending = new Map<number, Pending>();
  #process: UtilityProcess | undefined;
  #lastId = 0;
  /** The archive to open again should the process die. */
  #openPath: string | undefined;
  #closing = false;

  constructor(notify: (notice: Notice) => void) {
    this.#notify = notify;
  }

  ask<N extends ServiceRequestName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const process = this.#running();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { name, resolve: resolve as (value: never) => void, reject });
      process.postMessage({ id, name, input });
    });
  }

  /** Lets the service write what it holds back, and ends its process. */
  async close(): Promise<void> {
    this.#closing = true;
    if (!this.#process) return;
    await this.ask('service.close', {}).catch(() => {});
    this.#process?.kill();
  }

  #running(): UtilityProcess {
    if (this.#process) return this.#process;
    const child = utilityProcess.fork(join(import.meta.dirname, 'service.js'), [], {
      serviceName: 'Dossier archive service',
    });
    this.#process = child;
    child.on('message', (message) => this.#take(message));
    child.on('exit', () => this.#gone());
    return child;
  }

  #take(message: unknown): void {
    const answer = fromServiceSchema.parse(message);
    if (answer.kind === 'notice') {
      this.#notify(answer.notice);
      return;
    }
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (!pending) return;
    if (answer.kind === 'problem') {
      const { code, message: sentence, details } = answer.problem;
      pending.reject(new ProblemError(code, sentence, details));
      return;
    }
    const value = serviceRequests[pending.name].output.safeParse(answer.value);
    if (!value.success) {
      pending.reject(new Error(`the answer to ${pending.name} is malformed: ${value.error.message}`));
      return;
    }
    if (opening.some((name) => name === pending.name)) this.#openPath = (value.data as { path: string }).path;
    if (pending.name === 'service.close') this.#openPath = undefined;
    pending.resolve(value.data as never);
  }

  #gone(): void {
    this.#process = undefined;
    for (const { reject } of this.#pending.values())
      reject(
        new ProblemError(
          'internal',
          'The part of Dossier that keeps the archive stopped. Everything that was shown as saved is safe.',
        ),
      );
    this.#pending.clear();
    if (this.#closing || !this.#openPath) return;
    this.#notify({
      kind: 'trouble',
      message:
        'The part of Dossier that keeps the archive stopped and was started again. Everything that was shown as saved is safe.',
    });
    this.ask('service.open', { path: this.#openPath })
      .then(() => this.#notify({ kind: 'changed', addresses: [] }))
      .catch((error: Error) => this.#notify({ kind: 'trouble', message: error.message }));
  }
}

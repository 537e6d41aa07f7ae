/**
 * The page's one way out: a port handed over once by the window that holds the frame. Everything that comes
 * over it is checked; what doesn't pass is dropped.
 */
import * as z from 'zod';
import { type FromPage, type ToPage, toPageSchema } from '../../archive/contract/page.ts';

const appOrigin = 'app://dossier';
const developmentOrigin = /^http:\/\/localhost(?::\d{1,5})?$/;

const greetingSchema = z.strictObject({ kind: z.literal('dossier-page') });

/** Whether a window of this origin may hold the page. */
export function mayHoldPage(origin: string, development: boolean): boolean {
  return origin === appOrigin || (development && developmentOrigin.test(origin));
}

/** The members of a message event that decide. */
export type Greeting = Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'> & {
  readonly ports: readonly MessagePort[];
};

/** The port of a greeting that comes from the window above, or null. */
export function portOf(greeting: Greeting, parent: unknown, development: boolean): MessagePort | null {
  if (greeting.source !== parent || !mayHoldPage(greeting.origin, development)) return null;
  if (!greetingSchema.safeParse(greeting.data).success) return null;
  return greeting.ports.length === 1 ? (greeting.ports[0] ?? null) : null;
}

/** Waits for the first valid greeting; all others, before and after, are ignored. */
export function acceptPort(accepted: (port: MessagePort) => void): void {
  if (window.parent === window) return;
  const listen = (event: MessageEvent<unknown>): void => {
    const port = portOf(event, window.parent, import.meta.env.DEV);
    if (!port) return;
    removeEventListener('message', listen);
    accepted(port);
  };
  addEventListener('message', listen);
}

/** A message from the window, or null for anything else. */
export function parsedMessage(data: unknown): ToPage | null {
  const parsed = toPageSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

export class WindowPort {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  listen(received: (message: ToPage) => void): void {
    this.#port.onmessage = (event: MessageEvent<unknown>) => {
      const message = parsedMessage(event.data);
      if (message) received(message);
    };
  }

  readonly tell = (message: FromPage): void => this.#port.postMessage(message);
}

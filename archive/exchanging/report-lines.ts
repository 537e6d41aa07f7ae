import type { ExchangeLine } from '../contract/exchanging.ts';

/** Marks named at most in one line of a report. */
const namedAtMost = 100;

/** What could not be carried, gathered by kind. */
export class ReportLines {
  readonly #lines = new Map<string, { count: number; examples: string[] }>();

  add(message: string, example: string): void {
    const line = this.#lines.get(message) ?? { count: 0, examples: [] };
    line.count++;
    if (line.examples.length < namedAtMost) line.examples.push(example);
    this.#lines.set(message, line);
  }

  /** In the order in which they were met. */
  lines(): ExchangeLine[] {
    return [...this.#lines].map(([message, { count, examples }]) => ({ message, count, examples }));
  }
}

/** A mark's words, as short as a line of a report wants them. */
export function inShort(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : line;
}

/** What axe-core finds serious or critical on a screen. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** One line for each thing that is found, with the name of the screen. */
export async function seriousOn(screen: string, where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe);
  const violations: Violation[] = await where.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run(context: unknown, options: object): Promise<{ violations: never[] }> };
      }
    ).axe.run;
    return (await run(document, { iframes: false, resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) =>
          `${id} (${impact}) on ${screen}: ${html.slice(0, 240)} ${failureSummary ?? ''}`,
      ),
    );
}

/** Marks words of an article that has 5,000 marks, in a real window, and takes the time until they are painted and saved. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { scratchFolder, startApp } from '../../e2e/app-under-test.ts';
import { Hands } from '../../e2e/hands.ts';
import { addRegister, newArchive } from './register.ts';

const marks = 5_000;
const rounds = 40;
export interface MarkingTimes {
  readonly marks: number;
  /** From the key to the frame in which the mark is drawn, milliseconds. */
  readonly painted: readonly number[];
  /** From the key to the answer that it is on the disk, shown in its card. */
  readonly saved: readonly number[];
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const path = join(scratch.path, 'Register');

/** What the compiler that runs this file calls within functions: they run in pages, where it is not there. */
const compilersHelper = 'globalThis.__name = (value) => value';

/** Runs in the page: selects a word that no mark is on, and waits for the key. */
function prepare(number: number): Promise<void> {
  const words = `free${number}`;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(`${words} `);
    if (at < 0) continue;
    node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    break;
  }
  const within = globalThis as unknown as { painted: Promise<{ from: number; to: number }> };
  within.painted = new Promise((resolve) => {
    // The selection that the mark takes the place of is drawn in the same way.
    const registered = (): number =>
      [...CSS.highlights].reduce((sum, [name, { size }]) => sum + (name.startsWith('mark-') ? size : 0), 0);
    addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        const before = registered();
        const look = (): void => {
          if (registered() <= before) return void requestAnimationFrame(look);
          // A message is handled after the frame in which the mark was registered has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () =>
            resolve({ from: performance.timeOrigin + from, to: performance.timeOrigin + performance.now() });
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
  return Promise.resolve();
}

async function round(
  window: Page,
  frame: Frame,
  number: number,
): Promise<{ painted: number; saved: number }> {
  await frame.evaluate(prepare, number);
  await window.getByRole('toolbar', { name: 'Mark the selected words' }).waitFor();
  await window.waitForTimeout(300);
  const saved = window.evaluate(
    (words) =>
      new Promise<number>((resolve) => {
        const done = (): boolean =>
          [...document.querySelectorAll('[data-annotation][data-saved]')].some((card) =>
            card.getAttribute('aria-label')?.endsWith(`: ${words}`),
          );
        const watch = new MutationObserver(() => {
          if (!done()) return;
          watch.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    `free${number}`,
  );
  // As after a selection by hand: the page has the keyboard, and hears the key itself.
  await frame.evaluate(() => self.focus());
  await window.keyboard.press('1');
  const { from, to } = await frame.evaluate(
    () => (globalThis as unknown as { painted: Promise<{ from: number; to: number }> }).painted,
  );
  return { painted: to - from, saved: (await saved) - from };
}

try {
  newArchive(path, home);
  await addRegister(path, home, marks);
  const app = await startApp(home);
  const hands = new Hands(app);
  await hands.openArchive(path);
  await hands.resize(1500, 900);
  await app.window.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
  const frame = await hands.page();
  for (const side of [app.window, frame]) await side.evaluate(compilersHelper);
  await app.window.locator('[data-annotation]').first().waitFor({ timeout: 60_000 });
  await app.window.waitForTimeout(4_000);
  const painted: number[] = [];
  const saved: number[] = [];
  for (let at = 0; at < rounds; at++) {
    const times = await round(app.window, frame, 100 + at * 97);
    painted.push(times.painted);
    saved.push(times.saved);
  }
  const times: MarkingTimes = { marks, painted, saved };
  writeFileSync(process.env.DOSSIER_RESULT ?? join(scratch.path, 'result.json'), JSON.stringify(times));
  await app.close();
} finally {
  scratch.remove();
}

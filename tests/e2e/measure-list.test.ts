import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { picture, results, scratchFolder, startApp } from './app-under-test.ts';
import { Hands } from './hands.ts';
import { makeManyArticles, titleOfNumber } from './many-measured.ts';

test('measure', async () => {
  const scratch = scratchFolder();
  const home = join(scratch.path, 'home');
  const archive = join(scratch.path, 'Long');
  const count = 20_000;
  let t = Date.now();
  makeManyArticles(archive, home, count);
  const said = { push: (line: string) => appendFileSync(join(results, 'measured.txt'), `${line}\n`) };
  said.push(`made in ${Date.now() - t} ms`);
  const app = await startApp(home);
  app.window.setDefaultTimeout(60_000);
  const hands = new Hands(app);
  const { window } = hands;
  t = Date.now();
  await hands.openArchive(archive);
  await hands.article(`${titleOfNumber(count - 1)},`).waitFor();
  said.push(`open to rows ${Date.now() - t} ms`);
  await window.waitForTimeout(3000);
  await window.evaluate(() => {
    const w = globalThis as any;
    w.tasks = [];
    w.events = [];
    new PerformanceObserver((l) => w.tasks.push(...l.getEntries().map((e) => e.duration))).observe({
      type: 'longtask',
    });
    new PerformanceObserver((l) =>
      w.events.push(
        ...l
          .getEntries()
          .map((e: any) => [
            e.name,
            Math.round(e.processingEnd - e.startTime),
            Math.round(e.processingEnd - e.processingStart),
            e.duration,
          ]),
      ),
    ).observe({ type: 'event', durationThreshold: 16 } as any);
  });
  const step = async (name: string, run: () => Promise<unknown>) => {
    await window.evaluate(() => {
      const w = globalThis as any;
      w.tasks = [];
      w.events = [];
    });
    const begun = Date.now();
    await run();
    const took = Date.now() - begun;
    await window.waitForTimeout(400);
    const got = await window.evaluate(() => {
      const w = globalThis as any;
      return { tasks: w.tasks as number[], events: w.events as any[] };
    });
    const worst = got.events.sort((a, b) => b[1] - a[1])[0];
    said.push(
      `${name}: ${took} ms, long tasks ${got.tasks.map((x) => Math.round(x)).join(' ') || 'none'}; slowest event (name, start→handled, handler, to paint) ${JSON.stringify(worst ?? null)}`,
    );
  };
  const rows = window.getByRole('list', { name: 'Articles' }).getByRole('listitem');
  const scroller = window.getByRole('list', { name: 'Articles' }).locator('..');
  await hands.article(`${titleOfNumber(count - 1)},`).hover();
  await step('wheel', async () => {
    for (let i = 0; i < 60; i++) {
      await window.mouse.wheel(0, 300);
      await window.waitForTimeout(16);
    }
  });
  await step('drag the scroll bar', async () => {
    for (let i = 1; i <= 40; i++) {
      await scroller.evaluate((e, at) => e.scrollTo(0, at), (i * count * 46) / 41);
      await window.waitForTimeout(25);
      if (i === 20) await picture(window, 'measure-flying');
    }
  });
  await step('settled after the drag', () =>
    expect
      .poll(() => rows.evaluateAll((all) => all.slice(2).every((x) => !x.getAttribute('aria-busy'))), {
        timeout: 30_000,
      })
      .toBe(true),
  );
  const filter = window.getByRole('textbox', { name: 'Filter articles' });
  await step('type a filter', async () => {
    await filter.pressSequentially('harbour 1999', { delay: 60 });
    await hands.article(`${titleOfNumber(19990)},`).waitFor();
  });
  await step('empty the filter', async () => {
    await filter.fill('');
    await hands.article(`${titleOfNumber(count - 1)},`).waitFor();
  });
  await step('sort by title', async () => {
    await window.getByRole('button', { name: 'Sort by title' }).click();
    await hands.article(`${titleOfNumber(0)},`).waitFor();
  });
  await step('keys', async () => {
    await filter.focus();
    await hands.press('ArrowDown');
    for (let i = 0; i < 40; i++) await hands.press('ArrowDown');
    for (let i = 0; i < 20; i++) await hands.press('PageDown');
    await hands.press('End', 'Home');
  });
  await step('select all', async () => {
    await hands.press('Control+a');
    await window.getByText('20,000 selected').waitFor();
    await hands.press('Escape');
  });
  await step('palette', async () => {
    await hands.press('Control+k');
    await window.keyboard.type('note 19777', { delay: 60 });
    await window.getByRole('dialog').getByText(titleOfNumber(19777)).waitFor();
    await hands.press('Escape');
  });
  await step('trash 19,999 by a stretch', async () => {
    await filter.focus();
    await hands.press('ArrowDown');
    await hands.press('Home', 'ArrowDown', 'Shift+End');
    await window.getByText('19,999 selected').waitFor();
    await hands.press('Delete');
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(1);
  });
  await step('undo', async () => {
    await hands.press('u');
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBeGreaterThan(10);
  });
  await step('passages', async () => {
    await hands.goTo('Briefings');
    await window.getByRole('button', { name: 'New briefing' }).click();
    await window.getByText('6,667 passages').waitFor();
  });

  await app.close();
  scratch.remove();
}, 550_000);

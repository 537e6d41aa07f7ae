/** Archived pages are attackers: what they may not do, tried in a real window. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, filesBelow, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Hostile');
const requests: string[] = [];
let app: AppUnderTest;
let hands: Hands;

const page = `<!doctype html><html><head><title>A hostile page</title>
<base href="https://attacker.example/"><meta http-equiv="refresh" content="0;url=https://attacker.example/">
<script>window.taken = true; fetch('https://attacker.example/script')</script>
<style>@import url(https://attacker.example/style); body { background: url(https://attacker.example/body) }</style>
</head><body onload="window.taken = true"><article><h1>A hostile page</h1>
<p>Harmless words stand in its first paragraph, so that it can be read and marked like any other page.</p>
<img src="https://attacker.example/pixel" onerror="window.taken = true"><img src=x onerror="window.taken = true">
<iframe src="https://attacker.example/frame" srcdoc="<script>parent.taken = true</script>"></iframe>
<form action="https://attacker.example/form"><button>Send</button></form>
<svg><script>window.taken = true</script><a href="javascript:window.taken = true"><text>svg</text></a></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.taken=true&gt;"></table></mtext></math>
<p><a href="javascript:window.taken = true">A link of script</a> and <a href="https://attacker.example/away">a link away</a>.</p>
<video src="https://attacker.example/video" autoplay></video><object data="https://attacker.example/object"></object>
<link rel="stylesheet" href="https://attacker.example/link"><noscript><p title="</noscript><img src=x onerror=window.taken=true>"></noscript>
<p style="background:url(https://attacker.example/inline)">Its last paragraph.</p></article></body></html>`;

beforeAll(async () => {
  writeFileSync(join(scratch.path, 'hostile.html'), page);
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, join(scratch.path, 'hostile.html')]);
  app = await startApp(home);
  app.window.context().on('request', (request) => requests.push(request.url()));
  hands = new Hands(app);
  await hands.openArchive(archive);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('its script does not run, it loads nothing, and its words can be marked', async () => {
  const frame = await hands.openArticle('A hostile page');
  await hands.selectWords('Harmless words stand in its first paragraph');
  await hands.mark('Key', 'Harmless words stand in its first paragraph');
  await app.window.waitForTimeout(1000);
  await picture(app.window, 'hostile');
  expect(await frame.evaluate(() => Reflect.get(window, 'taken'))).toBeUndefined();
  expect(await app.window.evaluate(() => Reflect.get(window, 'taken'))).toBeUndefined();
  const left = await frame.evaluate(() =>
    [
      ...document.querySelectorAll(
        'article script, article iframe, article form, article style, article object, [onerror], [onload], [srcdoc]',
      ),
    ].map((element) => element.outerHTML),
  );
  expect(left).toEqual([]);
  expect(requests.filter((url) => !/^(app|article|data|blob):/.test(url))).toEqual([]);
});

test('a link in it leads nowhere', async () => {
  const frame = await hands.page();
  const before = frame.url();
  await frame.getByText('a link away').click({ force: true });
  await frame.getByText('A link of script').click({ force: true });
  await app.window.waitForTimeout(500);
  expect(frame.url()).toBe(before);
  expect(app.app.windows()).toHaveLength(1);
  expect(await frame.evaluate(() => Reflect.get(window, 'taken'))).toBeUndefined();
});

test('the frame has an origin of its own, no bridge, and no way out', async () => {
  const frame = await hands.page();
  const seen = await frame.evaluate(async () => {
    const attempt = (run: () => unknown): string => {
      try {
        return String(run());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      origin: location.origin,
      bridge: typeof Reflect.get(window, 'dossier'),
      node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
      parent: attempt(() => window.parent.document.title),
      opened: attempt(() => window.open('https://attacker.example/')),
      network: await fetch('https://attacker.example/').then(String, (error: Error) => error.name),
      otherArticle: await fetch('article://zzzzzzzzzzzz/capture/x/text.json').then(
        String,
        (error: Error) => error.name,
      ),
      outside: (await fetch('/capture/20261122T101112Z-9f86d081/..%2f..%2f..%2fdossier.json')).status,
    };
  });
  expect(seen).toMatchObject({
    bridge: 'undefined',
    node: 'undefinedundefined',
    parent: 'SecurityError',
    opened: 'null',
    network: 'TypeError',
    otherArticle: 'TypeError',
    outside: 404,
  });
  expect(seen.origin).toMatch(/^article:\/\/[0-9a-z]{12}$/);
});

test('the window has no Node, and can neither leave its document nor reach the network', async () => {
  await app.window.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.taken = true';
    document.head.append(script);
  });
  const seen = await app.window.evaluate(async () => ({
    node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
    opened: String(window.open('https://attacker.example/')),
    network: await fetch('https://attacker.example/').then(String, (error: Error) => error.name),
    script: typeof Reflect.get(window, 'taken'),
    permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }));
  expect(seen).toEqual({
    node: 'undefinedundefined',
    opened: 'null',
    network: 'TypeError',
    script: 'undefined',
    permission: 'denied',
  });
  await app.window.evaluate(() => location.assign('https://attacker.example/'));
  await app.window.waitForTimeout(300);
  expect(app.window.url()).toMatch(/^app:\/\/dossier\//);
});

test.skipIf(process.platform !== 'linux')(
  'no process is root, and renderers are in Chromium’s sandbox',
  async () => {
    const processes = await app.app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
    );
    const status = (pid: number, field: string): string =>
      new RegExp(`^${field}:\\s*(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
    const alive = processes.filter(({ pid }) => existsSync(`/proc/${pid}/status`));
    const renderers = alive.filter(({ type }) => type === 'Tab');
    // The window's and the article's: a process each.
    expect(renderers.length).toBeGreaterThanOrEqual(2);
    for (const { pid } of alive) expect(status(pid, 'Uid')).not.toBe('0');
    for (const { pid } of renderers) {
      expect(status(pid, 'Seccomp')).toBe('2');
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    }
  },
);

test('an archive that was tampered with is cleaned when shown, and no mark is drawn on other words', async () => {
  const reading = filesBelow(archive).find((path) => path.endsWith('reading.html')) ?? '';
  writeFileSync(
    reading,
    '<article><h1>A hostile page</h1><p>Other words, put here by somebody else.<script>window.taken = true</script><img src=x onerror="window.taken = true"></p></article>',
  );
  await app.close();
  app = await startApp(home);
  hands = new Hands(app);
  await app.window.getByRole('button', { name: /Hostile/ }).click();
  const frame = await hands.openArticle('A hostile page');
  await app.window
    .getByText(/not the text that was stored|differs from|does not match/i)
    .first()
    .waitFor();
  await picture(app.window, 'tampered');
  expect(await frame.evaluate(() => Reflect.get(window, 'taken'))).toBeUndefined();
  const drawn = await frame.evaluate(() =>
    [...CSS.highlights].reduce(
      (sum, [name, highlight]) => sum + (name.includes('flash') ? 0 : highlight.size),
      0,
    ),
  );
  expect(drawn).toBe(0);
  const { findings } = await dossierJson<{ findings: { kind: string }[] }>(home, ['verify', archive], 3);
  expect(findings.map(({ kind }) => kind)).toContain('file-altered');
});

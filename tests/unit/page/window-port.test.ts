import { describe, expect, it } from 'vitest';
import { mayHoldPage, parsedMessage, portOf } from '../../../renderer/page/window-port.ts';

describe('who may hold the page', () => {
  const cases = [
    { origin: 'app://dossier', built: true, development: true },
    { origin: 'app://dossier.example', built: false, development: false },
    { origin: 'app://other', built: false, development: false },
    { origin: 'http://localhost:5173', built: false, development: true },
    { origin: 'http://localhost', built: false, development: true },
    { origin: 'https://localhost:5173', built: false, development: false },
    { origin: 'http://localhost.evil.example', built: false, development: false },
    { origin: 'http://localhost:5173.evil.example', built: false, development: false },
    { origin: 'article://k3f9x2m0q7ab', built: false, development: false },
    { origin: 'null', built: false, development: false },
    { origin: '', built: false, development: false },
  ];
  for (const { origin, built, development } of cases) {
    it(`${origin || 'no origin'}: built ${built}, in development ${development}`, () => {
      expect(mayHoldPage(origin, false)).toBe(built);
      expect(mayHoldPage(origin, true)).toBe(development);
    });
  }
});

describe('the greeting', () => {
  const parent = { name: 'parent' } as unknown as Window;
  const port = { name: 'port' } as unknown as MessagePort;
  const good = { data: { kind: 'dossier-page' }, origin: 'app://dossier', source: parent, ports: [port] };

  it('hands over its port', () => {
    expect(portOf(good, parent, false)).toBe(port);
  });

  const refused = [
    ['from another window', { ...good, source: {} as Window }],
    ['from another origin', { ...good, origin: 'https://example.com' }],
    ['without a port', { ...good, ports: [] }],
    ['with two ports', { ...good, ports: [port, port] }],
    ['of another kind', { ...good, data: { kind: 'hello' } }],
    ['with more in it', { ...good, data: { kind: 'dossier-page', script: 'x' } }],
    ['that is no object', { ...good, data: 'dossier-page' }],
  ] as const;
  for (const [name, greeting] of refused) {
    it(`is ignored ${name}`, () => expect(portOf(greeting, parent, false)).toBeNull());
  }
});

describe('messages from the window', () => {
  it('are parsed', () => {
    expect(parsedMessage({ kind: 'unselect' })).toEqual({ kind: 'unselect' });
    expect(parsedMessage({ kind: 'theme', theme: 'sepia' })).toEqual({ kind: 'theme', theme: 'sepia' });
  });

  const refused: readonly unknown[] = [
    null,
    'open',
    { kind: 'nothing' },
    { kind: 'theme', theme: 'pink' },
    { kind: 'reveal', place: { start: -1, end: 2 } },
    { kind: 'reveal', place: { start: 0.5, end: 2 } },
    { kind: 'marks', marks: [{ id: '../x', color: 'key', start: 0, end: 1 }], active: null },
    { kind: 'open', article: 'k3f9x2m0q7ab', capture: '../../etc', articleKind: 'html' },
  ];
  for (const message of refused) {
    it(`drops ${JSON.stringify(message)}`, () => expect(parsedMessage(message)).toBeNull());
  }
});

/** The timeline: events and publications on one line, its list, its pictures, and the way to a page and back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerDialogs, picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';

const { home, archive, scratch, open, close } = sampleInWindow('Line');
let hands: Hands;

const add = (title: string, ...more: string[]): Promise<{ id: string }> =>
  dossierJson<{ id: string }>(home, ['events', 'add', archive, title, ...more]);

beforeAll(async () => {
  hands = await open();
  await add('The lower sluice is rebuilt', '--date', 'c. 1990');
  await add('Keepers’ wages are cut', '--date', 'before 12 May 2022');
  await add('The gate is kept by the town', '--date', 'from 2019 to 2022');
  await add('Rumours of a second book', '--date', 'since March 2024');
  const { id } = await add('The store book is copied', '--date', '2023-12-01');
  await dossierJson(home, ['events', 'date', archive, id, '2024-01-20']);
  await add('Somebody paints the chair');
});

afterAll(close);

const list = () => hands.window.getByRole('listbox', { name: /^Everything on the timeline/ });
const option = (name: RegExp) => list().getByRole('option', { name });
const card = (name: RegExp) => hands.window.getByRole('complementary', { name });

test('everything stands on the line and in its list, each as exactly as it is known', async () => {
  const { window } = hands;
  await hands.resize(1500, 900);
  await hands.goTo('Timeline');
  await option(/about 1990.*lower sluice/).waitFor();
  await window.getByText(/13 events · 7 publications/).waitFor();
  await picture(window, 'timeline');
  await list().focus();
  await hands.press('End');
  await option(/date not known.*paints the chair/).waitFor();
  await card(/paints the chair/).waitFor();
  await picture(window, 'timeline-undated');
});

/** Pictures of the sample archive: who is who, when, who says what, in rooms that need more than the main job makes. */
import { join } from 'node:path';
import { picture, startApp } from '../e2e/app-under-test.ts';
import { dossierJson } from '../e2e/command-line.ts';
import { Hands } from '../e2e/hands.ts';

/** Makes the sample archive in the folder and takes pictures named `sample-…` there. */
export async function showSampleRooms(folder: string): Promise<void> {
  const home = join(folder, 'sample-home');
  const archive = join(folder, 'archive', 'The Cormorant Gate affair');
  await dossierJson(home, ['sample', archive]);
  const app = await startApp(home);
  const { window } = app;
  const hands = new Hands(app);
  const shoot = async (name: string): Promise<void> => {
    await window.mouse.move(2, 2);
    await window.waitForTimeout(900);
    await picture(window, `sample-${name}`, folder);
    console.log(`demo: sample, ${name}`);
  };
  try {
    await hands.openArchive(archive);
    await hands.resize(1440, 900);
    for (const theme of ['Light', 'Dark'] as const) {
      const suffix = theme === 'Dark' ? '-dark' : '';
      await window.getByText(theme, { exact: true }).click({ force: true });
      await hands.goTo('People');
      await window.getByRole('button', { name: /^Jörg Lindqvist/ }).click();
      await shoot(`person${suffix}`);
      await hands.goTo('Events');
      await window.getByRole('textbox', { name: 'Filter events' }).fill('Inspection');
      await window.getByRole('button', { name: /Inspection of the Cormorant Gate/ }).click();
      await window.getByRole('textbox', { name: 'Filter events' }).fill('');
      await shoot(`event${suffix}`);
      await hands.goTo('Timeline');
      await shoot(`timeline${suffix}`);
      await hands.goTo('Matrix');
      await shoot(`matrix${suffix}`);
      await hands.goTo('Library');
      await hands.openArticle('Director steps aside as auditors move the inspection to Monday');
      await shoot(`reader${suffix}`);
    }
  } finally {
    await app.close();
  }
}

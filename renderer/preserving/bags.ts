import { act } from '../bridge/acting.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { tell, tellTrouble } from '../window/notices.tsx';
import { beginAgain } from '../window/travel.ts';
import { counted, fileSize } from '../window/words.ts';
import { following } from './work.ts';

/** Findings told at once; the command line lists them all. */
const told = 6;

export const showInFolder = (path: string): void =>
  void act('shell.showInFolder', { path }, { failed: 'The folder could not be shown' });

/** Asks where to, writes the open archive as a bag, and says how it went. */
export async function writeBag(): Promise<void> {
  const report = await following(act('shell.writeBag', {}, { failed: 'The bag was not written' }));
  if (!report) return;
  const { folder, files, bytes, findings } = report;
  const amount = `${counted(files, 'file')}, ${fileSize(bytes)}`;
  tell(`The bag is written: ${amount}.`, { label: 'Show in folder', run: () => showInFolder(folder) });
  if (findings.length === 0) return;
  const more = findings.length > told ? ` And ${findings.length - told} more.` : '';
  tellTrouble(
    `The bag holds what is here, with ${counted(findings.length, 'finding')}`,
    `${findings.slice(0, told).join(' ')}${more}`,
  );
}

/** Asks for a bag and for a place, and goes on with the archive that was in it. */
export async function openBag(): Promise<void> {
  const status = await following(act('shell.openBag', {}, { failed: 'The bag was not opened' }));
  if (!status) return;
  beginAgain();
  queryClient.setQueryData(keyOf('shell.current', {}), status);
  // Nothing of the archive that was open before stays in the window's memory.
  await queryClient.resetQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('shell.') });
  void queryClient.invalidateQueries({ queryKey: ['shell.recent'] });
  tell(`“${status.name}” was taken out of the bag: every file is as it was put in.`);
}

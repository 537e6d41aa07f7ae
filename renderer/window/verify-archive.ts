import { act } from '../bridge/acting.ts';
import { tell, tellTrouble } from './notices.tsx';
import { counted } from './words.ts';

/** Findings told at once; the command line lists them all. */
const told = 6;

/** Checks every stored file, hash and link, and says what was found. */
export async function verifyArchive(): Promise<void> {
  tell('Verifying the archive…');
  const verification = await act('archive.verify', {}, { failed: 'The archive could not be verified' });
  if (!verification) return;
  const { checked, findings } = verification;
  const amount = `${counted(checked.captures, 'stored copy', 'stored copies')} and ${counted(checked.annotations, 'mark')} checked`;
  if (findings.length === 0) tell(`${amount}: all is as it was stored.`);
  else {
    const more = findings.length > told ? ` And ${findings.length - told} more.` : '';
    const sentences = findings.slice(0, told).map(({ message }) => message);
    tellTrouble(`${amount}, ${counted(findings.length, 'finding')}`, `${sentences.join(' ')}${more}`);
  }
}

import { isInformation } from '../../archive/contract/views.ts';
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
  const { checked } = verification;
  const findings = verification.findings.filter((finding) => !isInformation(finding));
  const awaited = verification.findings.length - findings.length;
  const amount = `${counted(checked.captures, 'stored copy', 'stored copies')} and ${counted(checked.annotations, 'mark')} checked`;
  if (findings.length === 0)
    tell(`${amount}: all is as it was stored${awaited > 0 ? `, and ${awaited} on the way` : ''}.`);
  else {
    const more = findings.length > told ? ` And ${findings.length - told} more.` : '';
    const sentences = findings.slice(0, told).map(({ message }) => message);
    tellTrouble(`${amount}, ${counted(findings.length, 'finding')}`, `${sentences.join(' ')}${more}`);
  }
}

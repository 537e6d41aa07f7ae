/** Checks an archive against itself (`docs/SYNC.md`, "Verify and repair"). Changes nothing in it. */
import type { Finding, Verification } from '../contract/verifying.ts';
import { isInformation } from '../contract/verifying.ts';
import { destroyedFilesHere } from '../destroying/destroy-files.ts';
import type { Archive } from '../storage/archive.ts';
import { troublesIn } from '../storage/troubles.ts';
import { CaptureCheck } from './captures.ts';
import { CheckpointCheck } from './checkpoints.ts';
import { finding } from './findings.ts';
import { checkHistories, type LostLine, lostLines } from './histories.ts';
import { checkIndex } from './index-against-files.ts';
import { checkLinks } from './links.ts';
import { Replay } from './replay.ts';
import { vanishedFindings } from './vanished.ts';
import { Watch, type WatchOptions } from './watching.ts';

const notedKey = 'verified';

export async function verifyArchive(archive: Archive, options: WatchOptions = {}): Promise<Verification> {
  const watch = new Watch(options);
  archive.refresh();
  const missing = archive.findMissing();
  const replay = new Replay(archive, watch);
  try {
    await replay.readHistories();
    const checkpoints = new CheckpointCheck(archive, replay.log);
    await replay.readCheckpoints(checkpoints.look);
    archive.refresh();
    const histories = await checkHistories(archive, replay, missing.histories, watch);
    const index = await checkIndex(archive, replay, histories.lost, watch);
    const links = await checkLinks(archive, watch);
    const captures = new CaptureCheck(archive, watch);
    await captures.run();
    const findings = [
      ...vanishedFindings(missing),
      ...histories.findings,
      ...checkpoints.findings,
      ...index,
      ...otherTroubles(archive),
      ...captures.findings,
      ...links.findings,
      ...destroyedFindings(archive),
    ];
    note(archive, findings);
    return {
      checked: {
        articles: captures.articles,
        captures: captures.captures,
        files: captures.files,
        bytes: captures.bytes,
        annotations: links.annotations,
        histories: replay.histories,
        changes: replay.lines,
        checkpoints: checkpoints.count,
      },
      findings,
    };
  } finally {
    replay.close();
  }
}

/** Files of what was destroyed that another copy of the archive has brought back. */
const destroyedFindings = (archive: Archive): Finding[] =>
  destroyedFilesHere(archive, 0).map((name) =>
    finding(
      'destroyed-file-back',
      `files/${name}`,
      `“files/${name}” belongs to what was destroyed and is here again.`,
    ),
  );

/** When the archive was last verified on this device, and how much was found. */
export function lastVerified(archive: Archive): { readonly at: string; readonly findings: number } | null {
  const noted = archive.noted(notedKey);
  return noted === undefined ? null : (JSON.parse(noted) as { at: string; findings: number });
}

/** Lines that were taken in once and that no history holds any more. */
export async function findLostLines(archive: Archive, options: WatchOptions): Promise<LostLine[]> {
  const watch = new Watch(options);
  const replay = new Replay(archive, watch);
  try {
    await replay.readHistories();
    return await lostLines(archive, replay, watch);
  } finally {
    replay.close();
  }
}

function note(archive: Archive, findings: readonly Finding[]): void {
  const damage = findings.filter((one) => !isInformation(one)).length;
  archive.note(notedKey, JSON.stringify({ at: new Date(archive.now()).toISOString(), findings: damage }));
}

/** What could not be read elsewhere than in histories and checkpoints, which were looked at anew. */
function otherTroubles(archive: Archive): Finding[] {
  return troublesIn(archive.index)
    .filter(({ path }) => !path.startsWith('history/') && !/\/[0-9a-z]{12}\.json$/u.test(path))
    .map(({ path, message }) => finding('unreadable', path, message));
}

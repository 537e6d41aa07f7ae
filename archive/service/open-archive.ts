/** An archive that is open, and what goes with it. */
import { AnchorFill } from '../annotations/anchor-fill.ts';
import { Arrivals } from '../articles/arrivals.ts';
import { CaptureTexts } from '../articles/capture-texts.ts';
import { ConflictCopies } from '../conflicts/conflict-copies.ts';
import { Naming } from '../names/naming.ts';
import type { Archive } from '../storage/archive.ts';

export interface OpenArchive {
  readonly archive: Archive;
  readonly texts: CaptureTexts;
  readonly conflicts: ConflictCopies;
  readonly arrivals: Arrivals;
  readonly anchors: AnchorFill;
  readonly naming: Naming;
}

/** `home`: the app's own folder. */
export const withItsRooms = (archive: Archive, home: string): OpenArchive => ({
  archive,
  texts: new CaptureTexts(archive.path),
  conflicts: new ConflictCopies(archive, { home }),
  arrivals: new Arrivals(archive),
  anchors: new AnchorFill(archive),
  naming: new Naming(archive),
});

/** Prose: texts of which several versions may stand side by side until a person has decided. */
import type { Version } from '../contract/decisions.ts';
import { ProblemError } from '../contract/problem.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { nameOf, type ProseVersion, type VersionName } from '../storage/register.ts';
import { stampDevice } from '../storage/stamp.ts';

export interface Prose {
  /** What is said where only one text can be: of several versions all, each under who wrote it and when. */
  readonly text: string;
  /** The names of all versions. */
  readonly seen: VersionName[];
  /** None where there is nothing to decide. */
  readonly versions: Version[];
}

export function readProse(archive: Archive, address: string, field: string): Prose {
  const known = archive.replica.versions(address, field);
  const seen = known.map(nameOf);
  if (!differ(known)) return { text: textOf(known[0]), seen, versions: [] };
  const versions = known.map((version) => shownVersion(archive, { address, field }, version));
  return { text: versionsTogether(versions), seen, versions };
}

/** Versions that say the same leave nothing to decide. */
export const isUnsettled = (archive: Archive, address: string, field: string): boolean =>
  differ(archive.replica.versions(address, field));

const differ = ([first, ...others]: readonly ProseVersion[]): boolean =>
  others.some((version) => textOf(version) !== textOf(first));

const textOf = (version: ProseVersion | undefined): string =>
  typeof version?.value === 'string' ? version.value : '';

function shownVersion(
  archive: Archive,
  { address, field }: { readonly address: string; readonly field: string },
  version: ProseVersion,
): Version {
  const { stamp } = version;
  const device = stampDevice(stamp);
  const changes = archive.log.allOf(stamp);
  const change =
    changes.find(({ writes }) =>
      writes.some((write) => write.of === address && write.field === field && write.value === version.value),
    ) ?? changes[0];
  const name = archive.replica.value(`settings/${device}`, 'name');
  return {
    name: nameOf(version),
    text: textOf(version),
    // Where a history was lost only the stamp says when it was.
    at: change?.at || new Date(Number(stamp.slice(0, 13))).toISOString(),
    author: change?.author ?? '',
    device,
    deviceName: typeof name === 'string' ? name : '',
    here: device === archive.device,
  };
}

/** Who wrote a version, where and when, in words that hold wherever they are read; the time is UTC. */
export function versionLabel({ author, device, deviceName, at }: Version): string {
  const place = deviceName || `device ${device}`;
  return [author, place, `${dateInWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`]
    .filter(Boolean)
    .join(', ');
}

const versionsTogether = (versions: readonly Version[]): string =>
  versions.map((version) => `[${versionLabel(version)}]\n${version.text || '(empty)'}`).join('\n\n');

/**
 * Writes prose for whoever was shown the versions in `replaces`. Without them it takes the place of the one version
 * that is known; several are never replaced unseen: it throws `unsettled`.
 */
export function draftProse(
  archive: Archive,
  draft: Draft,
  place: { readonly address: string; readonly field: string; readonly name: string },
  text: string,
  replaces: readonly VersionName[] | undefined,
): void {
  const { address, field, name } = place;
  if (replaces === undefined && isUnsettled(archive, address, field)) {
    const count = archive.replica.versions(address, field).length;
    throw new ProblemError(
      'unsettled',
      `${name} has ${count} versions, written on different devices at once. Nothing was changed, and all are kept: look at them with “dossier decisions”, and pick or combine them with “dossier settle”.`,
      { of: address, field },
    );
  }
  draft.setProse(address, field, text, replaces);
}

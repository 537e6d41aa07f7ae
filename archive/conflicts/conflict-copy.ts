/**
 * Recognising a conflict copy, or a copy made by a person, by its name alone (`docs/SYNC.md`, "Conflict copies").
 * Names of an archive are strict, so patterns may be generous: what is left when a pattern's words are taken
 * away must be a name that belongs there, or it was no copy.
 */
import type { CopyMaker } from '../contract/conflicts.ts';

export interface ConflictCopy {
  /** The name of what it is a copy of. */
  readonly original: string;
  readonly maker: CopyMaker;
}

/** What every language that a syncer or a file manager speaks has for “conflict”. */
const conflictWords =
  'conflict|conflit|conflitto|conflito|konflik|motstrid|modstrid|ristiriit|ütköz|çakış|çelişk|xung đột|конфликт|конфлікт|競合|冲突|衝突|충돌|ขัดแย้ง|متعارض|תנגש';
/** … and for “copy”. */
const copyWords =
  'copy|copie|copia|còpia|cópia|kopie|kopia|kopi|kópia|kópie|kopio|koopia|kopija|kopya|kopirati|másolat|salinan|bản sao|копия|копие|копія|αντίγραφο|コピー|のコピー|副本|拷贝|複本|複製|복사본|사본';
/** What may stand between “Copy” and the name: `Copy of`, `Kopie von`, `Copie de`, `Copia (2) di`. */
const ofWords = 'of|von|de|del|di|do|da|van|af|av|z|од|з';

/** A name and what is taken off it; each pattern has the group `name`. Told apart from the most telling to the least. */
const endings: readonly (readonly [CopyMaker, RegExp])[] = [
  ['syncthing', /^(?<name>.*?)[.~]sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?$/u],
  // With the time of day and no owner: Nextcloud; with a date alone: Dropbox.
  ['nextcloud', /^(?<name>.*?) \(conflicted copy (?:.+ )?\d{4}-\d{2}-\d{2} \d{6}\)$/iu],
  ['nextcloud', /^(?<name>.*?) \(case clash from .*\)$/iu],
  ['nextcloud', /^(?<name>.*?)_conflict-(?:.+-)?\d{8}-\d{6}$/iu],
  ['seafile', /^(?<name>.*?) \(SFConflict .*\)$/iu],
  ['synology', /^(?<name>.*?)_[^_]+_[A-Z][a-z]{2}-\d{2}-\d{6}-\d{4}_(?:Conflict|CaseConflict)$/u],
  ['google-drive', /^(?<name>.*?) ?\[Conflict\]$/iu],
  ['google-drive', /^(?<name>.*?) ?\(conflict\)$/iu],
  ['google-drive', /^(?<name>.*?)_conf\(\d+\)$/iu],
  [
    'dropbox',
    /^(?<name>.*?) \((?:.* )?(?:Case|White ?space|Unicode Encoding|Selective Sync) Conflict(?: \d+)?\)$/iu,
  ],
  ['dropbox', new RegExp(`^(?<name>.*?) ?[(（].*(?:${conflictWords}).*(?:${copyWords}).*[)）]$`, 'iu')],
  ['dropbox', new RegExp(`^(?<name>.*?) ?[(（].*(?:${copyWords}).*(?:${conflictWords}).*[)）]$`, 'iu')],
  ['resilio', /^(?<name>.*?)\.conflict(?:[.-]?\w+)*$/iu],
  ['git', /^(?<name>.*?)_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+$/u],
  ['git', /^(?<name>.*?)~(?:HEAD|[\w./-]*[0-9a-f]{7,40}|[\w-]+)(?:_\d+)?$/u],
  ['another-syncer', new RegExp(`^(?<name>.*?)[ ._-]*[([（].*(?:${conflictWords}).*[)\\]）]$`, 'iu')],
  ['another-syncer', new RegExp(`^(?<name>.*?)[ ._-]+\\S*(?:${conflictWords}).*$`, 'iu')],
  // Explorer, GNOME, Finder, KDE: `name - Copy (2)`, `name (another copy)`, `name copy 2`.
  ['person', new RegExp(`^(?<name>.*?) ?[-–—] ?(?:${copyWords})(?: ?\\(\\d+\\)| \\d+)?$`, 'iu')],
  ['person', new RegExp(`^(?<name>.*?) ?[(（][^()（）]*(?:${copyWords})[^()（）]*[)）]$`, 'iu')],
  ['person', new RegExp(`^(?<name>.*?)[ _](?:${copyWords})(?: ?\\(\\d+\\)| \\d+)?$`, 'iu')],
  ['google-drive', /^(?<name>.*?) ?\(\d{1,3}\)$/u],
  ['icloud', /^(?<name>.*?) \d{1,3}$/u],
  ['onedrive', /^(?<name>.*?)-[\p{L}\p{N}][\p{L}\p{N}_'’ -]{0,62}$/u],
];

const beginnings: readonly (readonly [CopyMaker, RegExp])[] = [
  ['google-drive', /^\[Conflict\] ?(?<name>.*)$/iu],
  ['person', new RegExp(`^(?:${copyWords})(?: ?\\(\\d+\\))? (?:(?:${ofWords}) |d['’])?(?<name>.*)$`, 'iu')],
];

/** What follows a whole name, its extension included. */
const afterAll: readonly (readonly [CopyMaker, RegExp])[] = [
  ['git', /^(?<name>.*)\.(?:orig|rej|mine|theirs|r\d+)$/u],
  ['another-syncer', /^(?<name>.*?)\.{1,2}(?:conflict|path)\d+$/iu],
  ['person', /^(?<name>.*)(?:\.(?:bak|old|backup)|~)$/iu],
];

/** Names under which syncers and editors keep what is not finished: never read, never moved. */
export function isUnfinished(name: string): boolean {
  return /^[.~]|\.(?:tmp|temp|part|partial|crdownload|!sync|!ut|bts|filepart|icloud|swp)$/iu.test(name);
}

/** How many times a copy may have been copied, and how many names are tried at each: names come from anywhere. */
const deepest = 4;
const tried = 60;

/**
 * What `name` is a copy of; undefined where it is no copy.
 * @param isOriginal whether a name is one of the archive's own at this place
 * @param whole a folder's name, which has no extension
 */
export function conflictCopyOf(
  name: string,
  isOriginal: (name: string) => boolean,
  whole: 'file' | 'folder' = 'file',
): ConflictCopy | undefined {
  if (isOriginal(name) || isUnfinished(name)) return undefined;
  let layer: readonly ConflictCopy[] = [{ original: name.normalize('NFC'), maker: 'person' }];
  for (let depth = 0; depth < deepest; depth++) {
    const next = new Map<string, CopyMaker>();
    for (const { original, maker } of layer)
      for (const [candidate, found] of stripped(original, whole)) {
        // A copy of a copy: what was done to it last says who made it.
        const by = depth === 0 ? found : maker;
        if (isOriginal(candidate)) return { original: candidate, maker: by };
        if (candidate !== '' && !next.has(candidate) && next.size < tried) next.set(candidate, by);
      }
    layer = [...next].map(([original, maker]) => ({ original, maker }));
  }
  return undefined;
}

/** Every name that is left when one pattern is taken off. */
function* stripped(name: string, whole: 'file' | 'folder'): Generator<readonly [string, CopyMaker]> {
  const dot = whole === 'file' ? name.lastIndexOf('.') : -1;
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  for (const [maker, pattern] of endings) {
    for (const rest of takenOff(stem, pattern)) yield [rest + extension, maker];
    if (dot > 0) for (const rest of takenOff(name, pattern)) yield [rest, maker];
  }
  for (const [maker, pattern] of afterAll) for (const rest of takenOff(name, pattern)) yield [rest, maker];
  for (const [maker, pattern] of beginnings) for (const rest of takenOff(name, pattern)) yield [rest, maker];
}

/** Both ways: an owner's name may have brackets of its own, and so may a label. */
function* takenOff(name: string, pattern: RegExp): Generator<string> {
  const shortest = pattern.exec(name)?.groups?.name;
  if (shortest === undefined || shortest === name) return;
  yield shortest;
  const longest = greedy(pattern).exec(name)?.groups?.name;
  if (longest !== undefined && longest !== shortest && longest !== name) yield longest;
}

const greedyOnes = new Map<RegExp, RegExp>();

function greedy(pattern: RegExp): RegExp {
  const known = greedyOnes.get(pattern);
  if (known) return known;
  const made = new RegExp(pattern.source.replace('(?<name>.*?)', '(?<name>.*)'), pattern.flags);
  greedyOnes.set(pattern, made);
  return made;
}

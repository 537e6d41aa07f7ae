/** What each kind of finding means, and what can be done about it. */
import type { Finding, RepairAction } from '../contract/verifying.ts';

interface Remedy {
  readonly action: RepairAction | null;
  readonly words: string;
}

const restoreCapture: Remedy = {
  action: 'restore-capture',
  words: 'Repair takes it from the mirror, or from another copy of the archive that you choose.',
};
const restoreFile: Remedy = {
  action: 'restore-file',
  words: 'Repair puts it back as it was last seen here.',
};
const rebuildIndex: Remedy = {
  action: 'rebuild-index',
  words: 'Repair makes the index anew from the archive’s files.',
};
const rewriteCheckpoint: Remedy = {
  action: 'rewrite-checkpoint',
  words: 'Repair writes it anew from the history.',
};
const nothing = (words: string): Remedy => ({ action: null, words });

export const remedies = {
  'capture-missing': restoreCapture,
  'capture-altered': restoreCapture,
  'capture-unreadable': restoreCapture,
  'file-missing': restoreCapture,
  'file-altered': restoreCapture,
  'capture-unannounced': nothing(
    'Nothing needs to be done. Import the original in it again should you miss it in the library.',
  ),
  'on-its-way': nothing('Nothing needs to be done: it comes with the next sync.'),
  'file-vanished': restoreFile,
  'history-altered': restoreFile,
  'history-lost': restoreFile,
  'history-altered-elsewhere': nothing(
    'It belongs to another device and is left to it: verify and repair there.',
  ),
  'history-lost-elsewhere': rebuildIndex,
  unreadable: nothing(
    'Everything else is read; bring the file back from a backup should you miss something.',
  ),
  'index-differs': rebuildIndex,
  'checkpoint-differs': rewriteCheckpoint,
  'checkpoint-unreadable': rewriteCheckpoint,
  'checkpoint-differs-elsewhere': nothing(
    'The histories hold the right words, and these are shown. Its device mends it: verify and repair there.',
  ),
  'checkpoint-unreadable-elsewhere': nothing(
    'The histories hold the same facts. Its device mends it: verify and repair there.',
  ),
  'block-dangling': nothing(
    'The part is shown without it. Sync with another copy that has it, or change what the part shows.',
  ),
  'picture-missing': nothing(
    'What is known stays. Sync with another copy that has the picture; or compare the words again, or choose it anew.',
  ),
  'picture-altered': nothing(
    'It is not shown. Sync with another copy that has it as it was; or compare the words again, or choose it anew.',
  ),
  'edition-missing': nothing('What is known of it stays. Sync with another copy of the archive that has it.'),
  'edition-altered': nothing(
    'It is not opened, nor written once more. Sync with another copy of the archive that has it as it was.',
  ),
  'destroyed-file-back': {
    action: 'destroy-again',
    words: 'Repair takes it away again, and so does the window after ten minutes, and the next sync.',
  },
  'annotation-unreadable': nothing('Nothing can be done here but to wait: its place may be on its way.'),
  'annotation-orphaned': nothing('Bring the article back from another copy of the archive.'),
  'link-dangling': {
    action: 'trash-link',
    words: 'Its record may still be on its way. If you know that it is gone for good, remove the link.',
  },
  'part-dangling': nothing(
    'The record may still be on its way. If it is gone for good, take this away on its page.',
  ),
  'evidence-without-mark': nothing(
    'It is shown as unsupported. Take the mark out of the trash, or choose another passage on the page of the person or the event.',
  ),
  'quotation-without-source': nothing('Its mark may be on its way, or was destroyed with its article.'),
} as const satisfies Record<string, Remedy>;

export type FindingKind = keyof typeof remedies;

export const finding = (kind: FindingKind, where: string, message: string): Finding => ({
  kind,
  where,
  message,
  remedy: remedies[kind],
});

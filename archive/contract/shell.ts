/**
 * What the window asks of the shell around it (dialogs, archives to open, printing) and what it is told
 * without asking. The main process answers; everything about an archive's content is in `requests.ts`.
 */
import * as z from 'zod';
import { annotatedShellRequests } from './annotated.ts';
import { captureShellRequests } from './captures.ts';
import { citingShellRequests } from './citing.ts';
import { conflictNoticeSchema, putAwaySchema } from './conflicts.ts';
import { draftProgressSchema, draftShellRequests } from './drafts.ts';
import { editionShellRequests } from './editions.ts';
import { exchangeProgressSchema, exchangingShellRequests } from './exchanging.ts';
import { exportShellRequests, keptExportSettingsSchema } from './exporting.ts';
import { factCheckShellRequests } from './factcheck.ts';
import { handoverReportSchema, handoverSchema } from './handover.ts';
import { guardOutcomeSchema, mirrorSchema } from './keeping.ts';
import { matrixShellRequests } from './matrix.ts';
import { openingShellRequests } from './opening.ts';
import { paperSchema } from './paper.ts';
import { pdfLookSchema } from './pdf-page.ts';
import { bagReportSchema, workProgressSchema } from './preserving.ts';
import { proofShellRequests } from './proof.ts';
import { readingSettingsSchema, readingShellRequests } from './reading.ts';
import { statementShellRequests } from './statements.ts';
import { syncProgressSchema, syncShellRequests } from './sync.ts';
import { timelineShellRequests } from './timeline.ts';
import { repairSchema, verifyProgressSchema } from './verifying.ts';
import { archiveStatusSchema, idSchema, importReportSchema } from './views.ts';

const nothing = z.object({});
const opened = archiveStatusSchema.nullable();

export const themes = ['light', 'dark', 'sepia', 'system'] as const;
export { type Paper, paperSchema, papers } from './paper.ts';

export const preferencesSchema = z.object({
  theme: z.enum(themes),
  paper: paperSchema,
  /** What was chosen for the export of a briefing last; absent until something was. */
  exporting: keptExportSettingsSchema.partial().optional().catch(undefined),
  /** Widths of the resizable panes in CSS pixels, by name of the pane. */
  panes: z.record(z.string(), z.number()),
  /** Absent until the person sets it; settings of another version count as never set. */
  reading: readingSettingsSchema.optional().catch(undefined),
  /** How PDFs were looked at last, by article; absent until one was. */
  pdfLooks: z.record(idSchema, pdfLookSchema).optional().catch(undefined),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const shellRequests = {
  ...syncShellRequests,
  ...readingShellRequests,
  ...openingShellRequests,
  ...exchangingShellRequests,
  ...citingShellRequests,
  ...exportShellRequests,
  ...annotatedShellRequests,
  ...draftShellRequests,
  ...proofShellRequests,
  ...editionShellRequests,
  ...factCheckShellRequests,
  ...captureShellRequests,
  ...matrixShellRequests,
  ...timelineShellRequests,
  ...statementShellRequests,
  /** The archive that this window shows, or null on the welcome screen. */
  'shell.current': request(nothing, opened),
  'shell.recent': request(
    nothing,
    z.array(z.object({ path: z.string(), name: z.string(), opened: z.string() })),
  ),
  /** The three doors of the welcome screen; each answers null where the person cancelled the dialog. */
  'shell.createArchive': request(nothing, opened),
  /** With a path only what `shell.recent` names is opened; without one the person is asked. */
  'shell.openArchive': request(z.object({ path: z.string().optional() }), opened),
  'shell.openSample': request(nothing, opened),
  'shell.closeArchive': request(nothing, nothing),
  /** *Add files…*: asks for files and imports them; null where cancelled. */
  'shell.addFiles': request(nothing, importReportSchema.nullable()),
  /** *Write a BagIt bag…*: asks where to, and writes the open archive as a bag; null where cancelled. */
  'shell.writeBag': request(nothing, bagReportSchema.nullable()),
  /** *Open a BagIt bag…*: asks for the bag and for a place, takes the archive out and opens it; null where cancelled. */
  'shell.openBag': request(nothing, opened),
  /** *Hand over a copy…*: asks where to, and writes the chosen part as a new archive; null where cancelled. */
  'shell.handOver': request(handoverSchema, handoverReportSchema.nullable()),
  /** *Choose a folder…* for the mirror, or lets go of it; null where cancelled. */
  'shell.setMirror': request(z.object({ off: z.boolean() }), mirrorSchema.nullable()),
  /** *From another copy…*: asks for the folder of one and puts back what is missing here; null where cancelled. */
  'shell.restoreFrom': request(nothing, guardOutcomeSchema.nullable()),
  /** The same for what verifying has found damaged. */
  'shell.repairFrom': request(nothing, repairSchema.nullable()),
  'shell.showInFolder': request(z.object({ path: z.string() }), nothing),
  /** *Show in folder* of what was put away. */
  'shell.showPutAway': request(z.object({ id: putAwaySchema.shape.id }), nothing),
  'shell.preferences': request(nothing, preferencesSchema),
  'shell.setPreferences': request(preferencesSchema.partial(), preferencesSchema),
} as const;

export type ShellRequests = typeof shellRequests;
export type ShellRequestName = keyof ShellRequests;

/** What the window is told without asking. */
export const noticeSchema = z.discriminatedUnion('kind', [
  /** The archive changed, here or from outside: what is shown may be stale. */
  z.object({ kind: z.literal('changed'), addresses: z.array(z.string()) }),
  z.object({
    kind: z.literal('import-progress'),
    done: z.number().int(),
    total: z.number().int(),
    file: z.string(),
  }),
  syncProgressSchema,
  /** How far marks of another program are on their way in. */
  exchangeProgressSchema,
  /** How far a draft is checked. */
  draftProgressSchema,
  /** A menu item or a key of the system's menu was chosen. */
  z.object({
    kind: z.literal('command'),
    command: z.enum([
      'add-files',
      'export-briefing',
      'undo',
      'redo',
      'go-back',
      'go-forward',
      'palette',
      'find',
      'open-beside',
      'close-archive',
      'preferences',
      'new-briefing',
      'sync',
      'hand-over',
      'add-capture',
      'write-bag',
      'open-bag',
      'export-annotated',
      'export-marks',
      'import-marks',
    ]),
  }),
  /** Much has vanished from the folder, and nothing is written; or all is well again. */
  z.object({ kind: z.literal('guard'), stopped: z.boolean() }),
  /** Conflict copies were absorbed and put away. */
  conflictNoticeSchema,
  /** How long work on a whole folder is doing. */
  workProgressSchema,
  /** Things that were changed on one device and put into the trash on another, before either knew of the other. */
  z.object({
    kind: z.literal('edited-in-trash'),
    things: z.array(z.object({ id: idSchema, message: z.string() })),
  }),
  /** Another copy of the archive has brought back stored copies or files of what was destroyed: they were taken away again. */
  z.object({ kind: z.literal('destroyed-again'), count: z.number().int() }),
  /** How far verifying or repairing is. */
  verifyProgressSchema,
  /** Something went wrong in the background (saving, watching): must be shown. */
  z.object({ kind: z.literal('trouble'), message: z.string() }),
]);
export type Notice = z.infer<typeof noticeSchema>;

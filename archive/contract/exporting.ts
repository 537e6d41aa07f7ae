/** What is chosen before a briefing is written to a file: each row of the window’s export dialog sets a field of it. */
import * as z from 'zod';
import { saidPartsSchema } from './document-parts.ts';
import { redactionReportSchema, redactionSchema, writtenFormats } from './formats.ts';
import { idSchema } from './id.ts';
import { paperSchema } from './paper.ts';

/** The first is taken where nothing was chosen. */
export const exportFormats = ['pdf', ...writtenFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Of each format its name, what it is for, and the ending of its files. */
export const formatWords: Readonly<
  Record<ExportFormat, { readonly name: string; readonly use: string; readonly extension: string }>
> = {
  pdf: { name: 'PDF', use: 'Pages to print and to hand on', extension: 'pdf' },
  docx: {
    name: 'Word',
    use: 'To go on writing in Word or LibreOffice: styles, notes, contents',
    extension: 'docx',
  },
  html: { name: 'HTML', use: 'One page for any browser, on a telephone, too', extension: 'html' },
  markdown: { name: 'Markdown', use: 'Plain text with footnotes', extension: 'md' },
  json: { name: 'JSON', use: 'All of it as data, for other programs', extension: 'json' },
  csv: { name: 'CSV', use: 'A row for each quotation, for a spreadsheet', extension: 'csv' },
};

/** Characters. */
export const longestRecipient = 200;

export const exportSettingsSchema = z.object({
  format: z.enum(exportFormats),
  paper: paperSchema,
  /** Parts of the document in which this once differs from what is chosen for the briefing. */
  parts: saidPartsSchema,
  redaction: redactionSchema,
  /** Whether it carries what proves it, and whether that is signed. */
  withOriginals: z.boolean(),
  sign: z.boolean(),
  /** For whom this edition is; '' where nobody says. */
  recipient: z.string().max(longestRecipient),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

/** What is chosen once for all briefings, on this device; the paper has a preference of its own. */
export const keptExportSettingsSchema = exportSettingsSchema.pick({ format: true });

const exportReportSchema = z.object({
  file: z.string(),
  /** Null in a format without pages. */
  pages: z.number().int().nullable(),
  /** Texts in it that have several versions. */
  undecided: z.number().int(),
  /** '' where it carries no originals. */
  fingerprint: z.string(),
  /** Number of the edition that was kept. */
  edition: z.number().int(),
  /** Null where no name was replaced, and no note left out. */
  redaction: redactionReportSchema.nullable(),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

export const exportShellRequests = {
  /** *Export…*: asks where to, writes the whole file, and answers with it; null where cancelled. */
  'shell.exportBriefing': {
    input: z.object({ id: idSchema, settings: exportSettingsSchema }),
    output: exportReportSchema.nullable(),
  },
  /** The pages as they would be printed now, a whole PDF: nothing is written, and no dialog opens. */
  'shell.previewBriefing': {
    input: z.object({ id: idSchema, ...exportSettingsSchema.pick({ paper: true }).shape }),
    output: z.object({ pdf: z.instanceof(Uint8Array), pages: z.number().int() }),
  },
} as const;

import { type ExportFormat, exportFormats, formatWords } from '../contract/exporting.ts';

/** Endings that say a format beside the one that is given. */
const others: Readonly<Record<string, ExportFormat>> = { htm: 'html', markdown: 'markdown' };

/** The format that a file's name says; null where it says none. */
export function formatOfName(file: string): ExportFormat | null {
  const ending = /\.([^./\\]+)$/u.exec(file)?.[1]?.toLowerCase() ?? '';
  return (
    exportFormats.find((format) => formatWords[format].extension === ending) ??
    (Object.hasOwn(others, ending) ? others[ending] : undefined) ??
    null
  );
}

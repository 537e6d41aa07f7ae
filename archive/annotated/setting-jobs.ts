/** The work of setting articles with their marks, in whichever process; what it needs is loaded with the first job. */
import { readFileSync } from 'node:fs';
import type { SettingParser } from './setting-parser.ts';

export const settingJobs: SettingParser = {
  async readReading(path) {
    const { readReading } = await import('./read-reading.ts');
    return readReading(readFileSync(path, 'utf8'));
  },
  async whyNotSet(path) {
    const { whyNotSet } = await import('./set-pdf.ts');
    return whyNotSet(path);
  },
  async annotatePdf(job) {
    const { annotatePdf } = await import('./set-pdf.ts');
    return annotatePdf(job);
  },
  async appendPdfs(job) {
    const { appendPdfs } = await import('./set-pdf.ts');
    return appendPdfs(job);
  },
};

import type { ReadingTree } from '../contract/reading-tree.ts';
import type { AnnotatePdf, AppendPdfs } from './pdf-pages.ts';

/** Reads and sets stored copies where a hostile one does no harm; in the same process in unit tests. */
export interface SettingParser {
  readReading(path: string): Promise<ReadingTree>;
  /** Why a PDF can’t be set with its marks; '' where it can. */
  whyNotSet(path: string): Promise<string>;
  /** Writes to a file that must not exist; answers the number of its pages. */
  annotatePdf(job: AnnotatePdf): Promise<number>;
  appendPdfs(job: AppendPdfs): Promise<number>;
}

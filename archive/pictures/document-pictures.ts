import { createHash } from 'node:crypto';
import type { BriefingDocument } from '../contract/document.ts';
import type { DrawnPicture } from './drawn.ts';

/** Pictures of a document, each once under a name of its own. */
export class DocumentPictures {
  readonly pictures: Record<string, BriefingDocument['pictures'][string]> = {};

  /** Answers its name. */
  add({ type, bytes, width, height }: DrawnPicture): string {
    const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    this.pictures[name] ??= { type, base64: Buffer.from(bytes).toString('base64'), width, height };
    return name;
  }
}

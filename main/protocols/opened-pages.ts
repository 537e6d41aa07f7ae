/**
 * Which article each page may read. A page is made before it is known what it will show, so that its process is warm
 * when a person chooses an article: its origin has a name made at random, and is given to one article once.
 */
import { dirname } from 'node:path';
import type { ShownCopy } from '../../archive/contract/opening.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { captureFiles } from '../../archive/contract/service.ts';
import type { ServiceHost } from '../service/service-host.ts';

interface OpenedPage {
  readonly article: string;
  /** Where its captures lie, by their ids, as far as they were asked for. */
  readonly folders: Map<string, string>;
}

export class OpenedPages {
  readonly #service: Pick<ServiceHost, 'ask'>;
  readonly #pages = new Map<string, OpenedPage>();

  constructor(service: Pick<ServiceHost, 'ask'>) {
    this.#service = service;
  }

  async open(page: string, article: string, capture?: string): Promise<ShownCopy | null> {
    const known = this.#pages.get(page);
    if (known && known.article !== article)
      throw new ProblemError('usage', 'A page that shows one article can’t be made to show another.');
    const opened = known ?? { article, folders: new Map<string, string>() };
    this.#pages.set(page, opened);
    const found = await this.#service.ask('service.copyToShow', {
      article,
      ...(capture !== undefined && { capture }),
    });
    if (!found) return null;
    const { folder, ...copy } = found;
    opened.folders.set(copy.capture, folder);
    return copy;
  }

  /** The folder of a capture, for a page that may read it. */
  async folderOf(
    page: string,
    capture: string,
    file: (typeof captureFiles)[number],
  ): Promise<string | undefined> {
    const opened = this.#pages.get(page);
    if (!opened) return undefined;
    const known = opened.folders.get(capture);
    if (known !== undefined) return known;
    try {
      const { path } = await this.#service.ask('service.captureFile', {
        article: opened.article,
        capture,
        file,
      });
      return dirname(path);
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  }
}

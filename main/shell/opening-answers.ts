/** Answers what the window asks first when an article is chosen. */
import type { openingShellRequests } from '../../archive/contract/opening.ts';
import type { OpenedPages } from '../protocols/opened-pages.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ReadingPlaces } from './reading-places.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Surroundings {
  readonly service: ServiceHost;
  readonly pages: OpenedPages;
  readonly places: ReadingPlaces;
}

export function openingAnswers({
  service,
  pages,
  places,
}: Surroundings): Pick<ShellAnswers, keyof typeof openingShellRequests> {
  return {
    'shell.openPage': async ({ page, article, capture }) => {
      const copy = await pages.open(page, article, capture);
      if (!copy) return null;
      const left = places.of(article);
      return { ...copy, standing: left?.capture === copy.capture ? left.at : null };
    },
    'shell.marksToOpen': ({ article, capture, at }) =>
      service.ask('service.marksToOpen', {
        article,
        ...(capture !== undefined && { capture }),
        at: at ?? places.of(article)?.at ?? 0,
      }),
  };
}

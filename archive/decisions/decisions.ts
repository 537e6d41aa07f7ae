/** What waits for a person's decision: the texts of which there are several versions. */
import { readAnnotation } from '../annotations/annotation.ts';
import { touchBriefing } from '../briefings/briefing.ts';
import type { Decision, Version } from '../contract/decisions.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { isNamed } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';
import { isUnsettled, readProse } from './prose.ts';

/** Newest first, by the latest version of each; without what is in the trash. */
export function listDecisions(archive: Archive): Decision[] {
  const { replica } = archive;
  return replica
    .unsettled()
    .filter(({ address, field }) => isUnsettled(archive, address, field) && !isInTrash(replica, address))
    .flatMap(({ address: of, field }): Decision[] => {
      const about = textAt(replica, of, field);
      if (!about) return [];
      const { seen, versions } = readProse(archive, of, field);
      return [{ of, ...about, seen, versions }];
    })
    .sort((a, b) => ((a.seen.at(-1) ?? '') < (b.seen.at(-1) ?? '') ? 1 : -1));
}

/** Puts one text in the place of the versions named; answers the versions that stand then, if several. */
export function settle(
  archive: Archive,
  { of, field, text, replaces }: RequestInput<'decisions.settle'>,
): { left: Version[] } {
  archive.commit((draft) => {
    // Looked at under the lock, when all that has arrived is known.
    if (!archive.replica.thing(of) || !textAt(archive.replica, of, field))
      throw new ProblemError(
        'not-found',
        `There is no ${field} at ${of} in this archive. Nothing was changed; “dossier decisions” lists what there is to decide.`,
      );
    const known = archive.replica.thing(of)?.get(field);
    const strange = replaces.find((name) => !isNamed(known, name));
    if (strange !== undefined)
      throw new ProblemError(
        'not-found',
        `The ${field} at ${of} has no version ${strange}. Nothing was changed; “dossier decisions” lists the versions.`,
      );
    draft.setProse(of, field, text, replaces);
    if (of.startsWith('briefings/')) touchBriefing(archive, draft, homeOf(of));
  });
  return { left: readProse(archive, of, field).versions };
}

/** What a text is of; undefined where no text that is known here has that address and field. */
function textAt(
  replica: Replica,
  of: string,
  field: string,
): Pick<Decision, 'kind' | 'field' | 'title' | 'source'> | undefined {
  const home = homeOf(of);
  const [noun, , part] = of.split('/');
  switch (`${noun} ${part ?? ''} ${field}`) {
    case 'articles annotations note': {
      const title = readAnnotation(replica, of)?.target.quote.exact ?? '';
      return { kind: 'annotation', field: 'note', title, source: readText(replica, home, 'title') };
    }
    case 'people  description':
    case 'people  notes':
      return {
        kind: 'person',
        field: field as 'description' | 'notes',
        title: readText(replica, of, 'name'),
        source: '',
      };
    case 'events  description':
    case 'events  notes':
      return {
        kind: 'event',
        field: field as 'description' | 'notes',
        title: readText(replica, of, 'title'),
        source: '',
      };
    case 'briefings blocks text':
      return { kind: 'briefing', field: 'text', title: readText(replica, home, 'title'), source: '' };
    default:
      return undefined;
  }
}

const isInTrash = (replica: Replica, of: string): boolean =>
  [of, homeOf(of)].some((address) => replica.value(address, 'trashed') === true);

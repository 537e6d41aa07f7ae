/** Marks that can't be read or have lost their article or their picture; links, quotations and evidence that lead nowhere. */
import { readAnnotation } from '../annotations/annotation.ts';
import type { Finding } from '../contract/verifying.ts';
import { editionsBelow } from '../editions/editions-below.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { checkBlock } from './blocks.ts';
import { checkEdition } from './editions.ts';
import { finding } from './findings.ts';
import { checkPart, checkPlace } from './parts.ts';
import { checkFigurePicture, checkPicture, checkRecordPicture } from './pictures.ts';
import type { Watch } from './watching.ts';

const shownCharacters = 60;

export async function checkLinks(
  archive: Archive,
  watch: Watch,
): Promise<{ readonly annotations: number; readonly findings: Finding[] }> {
  const addresses = archive.replica.addresses();
  const findings: Finding[] = [];
  let annotations = 0;
  for (const [at, address] of addresses.entries()) {
    if (archive.replica.isDestroyed(address)) continue;
    if (address.includes('/annotations/')) {
      annotations++;
      findings.push(...checkMark(archive, address));
    } else if (address.includes('/blocks/'))
      findings.push(
        ...checkQuotation(archive, address),
        ...checkBlock(archive, address),
        ...checkFigurePicture(archive, address),
      );
    else if (address.includes(editionsBelow)) findings.push(...checkEdition(archive, address));
    else if (/\/(?:relations|participants|dates|claims)\//u.test(address))
      findings.push(...checkPart(archive, address));
    else if (/^(?:people|events)\/[^/]+$/u.test(address))
      findings.push(...checkPlace(archive, address), ...checkRecordPicture(archive, address));
    watch.tell('links', at, addresses.length);
    await watch.pause();
  }
  return { annotations, findings };
}

function checkMark(archive: Archive, address: string): Finding[] {
  const record = readAnnotation(archive.replica, address);
  if (!record)
    return [
      finding(
        'annotation-unreadable',
        address,
        'A mark has no place that can be read. What is known of it was left as it is.',
      ),
    ];
  const found: Finding[] = [];
  const words = record.target.quote.exact.slice(0, shownCharacters);
  if (!archive.replica.thing(homeOf(address))?.has('title'))
    found.push(
      finding('annotation-orphaned', address, `The mark “${words}” belongs to an article that is not here.`),
    );
  for (const { set, id } of danglingLinks(archive, address))
    found.push(
      finding(
        'link-dangling',
        address,
        `The mark “${words}” is linked to ${set === 'events' ? 'an event' : 'a person'} that is not here (${id}).`,
      ),
    );
  return [...found, ...checkPicture(archive, address)];
}

/** People and events that a mark is linked to and of which nothing is known, not even that they were destroyed. */
export function danglingLinks(
  { replica }: Archive,
  address: string,
): { readonly set: 'people' | 'events'; readonly id: string }[] {
  const record = readAnnotation(replica, address);
  if (!record) return [];
  return (['people', 'events'] as const).flatMap((set) =>
    record[set]
      .filter((id) => !replica.thing(`${set}/${id}`) && !replica.isDestroyed(`${set}/${id}`))
      .map((id) => ({ set, id })),
  );
}

/** A quotation of a mark that is in no article that is here. */
function checkQuotation({ replica }: Archive, address: string): Finding[] {
  const mark = readText(replica, address, 'annotation');
  if (mark === '' || replica.value(address, 'trashed') === true) return [];
  if (replica.value(address, 'kind') !== 'quotation' || replica.addressOf(mark) !== undefined) return [];
  const title = readText(replica, homeOf(address), 'title');
  return [
    finding(
      'quotation-without-source',
      address,
      `A quotation in “${title}” is of a mark that is not here (${mark}).`,
    ),
  ];
}

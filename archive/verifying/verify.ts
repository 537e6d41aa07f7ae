/** Checks an archive against itself: every hash, every file that must parse, every link. Changes nothing. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readAnnotation } from '../annotations/annotation.ts';
import { type ArticleRecord, readArticle } from '../articles/article.ts';
import { findCapture, readCaptureCard, readCaptureText } from '../articles/capture.ts';
import { captureStateOf } from '../articles/copy-state.ts';
import type { Finding, Verification } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { type Checkpoint, parseCheckpoint, writesIn } from '../storage/checkpoint.ts';
import { historyDevices } from '../storage/history.ts';
import { checkpointDevices, foldersOf, homeFolders, homeOf, nouns } from '../storage/layout.ts';

export async function verifyArchive(archive: Archive): Promise<Verification> {
  archive.refresh();
  const findings: Finding[] = archive.warnings.map((message) => ({ kind: 'unreadable', where: '', message }));
  const articles = archive.replica.homes('articles').map((home) => readArticle(archive.replica, home));
  let captures = 0;
  for (const article of articles) {
    for (const id of announcedCaptures(archive, article)) {
      captures++;
      findings.push(...(await checkCapture(archive, article, id)));
    }
    findings.push(...strangeCaptures(archive, article));
  }
  const { annotations, found } = checkLinks(archive);
  findings.push(...found);
  const checkpoints = checkCheckpoints(archive);
  findings.push(...checkpoints.found);
  return {
    checked: {
      articles: articles.length,
      captures,
      annotations,
      histories: historyDevices(archive.path).length,
      checkpoints: checkpoints.count,
    },
    findings,
  };
}

function announcedCaptures(archive: Archive, article: ArticleRecord): string[] {
  return archive.replica.elements(article.home, 'captures').map(([id]) => id);
}

async function checkCapture(archive: Archive, article: ArticleRecord, id: string): Promise<Finding[]> {
  const where = `${article.home}/captures/${id}`;
  const finding = (kind: string, message: string): Finding => ({ kind, where, message });
  if (captureStateOf(archive, article.home, id) === 'on-its-way')
    return [
      finding(
        'on-its-way',
        `The stored copy of “${article.title}”, announced by another device, has not (wholly) arrived in this folder yet.`,
      ),
    ];
  const folder = findCapture(archive.path, article.home, id);
  if (folder === undefined)
    return [
      finding(
        'capture-missing',
        `The stored copy of “${article.title}” was stored here and is no longer in this folder. Bring it back from another copy of the archive.`,
      ),
    ];
  const findings: Finding[] = [];
  try {
    const card = readCaptureCard(folder);
    const announced = article.capture?.id === id ? article.capture.announced : undefined;
    if (announced && announced.originalSha256 !== card.original.sha256)
      findings.push(
        finding(
          'capture-altered',
          `The stored copy of “${article.title}” is not the one that was announced.`,
        ),
      );
    for (const stored of [card.original, card.reading, card.text, card.layout]) {
      if (stored === null) continue;
      const path = join(folder, stored.file);
      if (!existsSync(path))
        findings.push(finding('file-missing', `“${stored.file}” of “${article.title}” is missing.`));
      else if ((await fileSha256(path)) !== stored.sha256)
        findings.push(
          finding(
            'file-altered',
            `“${stored.file}” of “${article.title}” is not what was stored: its SHA-256 differs.`,
          ),
        );
    }
    if (!findings.some((known) => known.message.includes('text.json')))
      readCaptureText(folder, announced?.textSha256 ?? card.text.textSha256);
  } catch (error) {
    findings.push(
      finding(
        'capture-unreadable',
        `The stored copy of “${article.title}” can’t be read (${(error as Error).message}). It was left as it is.`,
      ),
    );
  }
  return findings;
}

/** Capture folders that no history speaks of: an import that was cut off, or a history still on its way. */
function strangeCaptures(archive: Archive, article: ArticleRecord): Finding[] {
  const announced = new Set(announcedCaptures(archive, article));
  return foldersOf(archive.path, article.home)
    .map((folder) => join(archive.path, folder, 'captures'))
    .filter((captures) => existsSync(captures))
    .flatMap((captures) => readdirSync(captures))
    .filter((name) => !name.startsWith('.') && !announced.has(name))
    .map((name) => ({
      kind: 'capture-unannounced',
      where: `${article.home}/captures/${name}`,
      message: `A stored copy of “${article.title}” is here of which no history speaks. It was left as it is.`,
    }));
}

function checkLinks(archive: Archive): { readonly annotations: number; readonly found: Finding[] } {
  const addresses = archive.replica
    .addresses()
    .filter((address) => address.includes('/annotations/') && !archive.replica.isDestroyed(address));
  return {
    annotations: addresses.length,
    found: addresses.flatMap((address) => checkMark(archive, address)),
  };
}

function checkMark(archive: Archive, address: string): Finding[] {
  const finding = (kind: string, message: string): Finding => ({ kind, where: address, message });
  const record = readAnnotation(archive.replica, address);
  if (!record)
    return [
      finding(
        'annotation-unreadable',
        'A highlight has no place that can be read. What is known of it was left as it is.',
      ),
    ];
  const found: Finding[] = [];
  const words = record.target.quote.exact.slice(0, 60);
  if (!archive.replica.thing(homeOf(address))?.has('title'))
    found.push(
      finding('annotation-orphaned', `The highlight “${words}” belongs to an article that is not here.`),
    );
  for (const [set, noun] of [
    ['people', 'person'],
    ['events', 'event'],
  ] as const)
    for (const id of record[set])
      if (!archive.replica.thing(`${set}/${id}`))
        found.push(
          finding(
            'link-dangling',
            `The highlight “${words}” is linked to ${noun === 'event' ? 'an' : 'a'} ${noun} that is not here (${id}).`,
          ),
        );
  return found;
}

/** Own checkpoints must say nothing that the own history does not say; foreign ones must parse. */
function checkCheckpoints(archive: Archive): { readonly count: number; readonly found: Finding[] } {
  const found: Finding[] = [];
  let count = 0;
  for (const noun of nouns) {
    for (const { folder } of homeFolders(archive.path, noun)) {
      for (const device of checkpointDevices(join(archive.path, folder))) {
        count++;
        const where = `${folder}/${device}.json`.replaceAll('\\', '/');
        try {
          const checkpoint = parseCheckpoint(readFileSync(join(archive.path, where), 'utf8'));
          if (device === archive.device && !isSaid(archive, checkpoint))
            found.push({
              kind: 'checkpoint-differs',
              where,
              message:
                'A checkpoint says something else than the history: another program has changed it. It is written anew when the archive is next opened.',
            });
        } catch (error) {
          found.push({
            kind: 'checkpoint-unreadable',
            where,
            message: `A checkpoint can’t be read (${(error as Error).message.slice(0, 80)}). It was left as it is; the history holds the same facts.`,
          });
        }
      }
    }
  }
  return { count, found };
}

/** Whether a checkpoint says only what a history says: it may lag behind for a moment. */
function isSaid(archive: Archive, checkpoint: Checkpoint): boolean {
  return [...writesIn(checkpoint)].every(({ address, field, write }) =>
    archive.log
      .find(write.stamp)
      ?.writes.some(
        (said) =>
          said.of === address &&
          said.field === field &&
          JSON.stringify([said.value, said.seen]) === JSON.stringify([write.value, write.seen]),
      ),
  );
}

async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Citation styles that people have added to an archive: in the settings of the device that added them, for all. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import type { CitingStyle } from '../contract/citing.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { settingsHome } from '../storage/layout.ts';
import { checkStyle } from './check-style.ts';
import { plainStyle } from './plain-style.ts';
import { isNoteStyle } from './processor.ts';
import { bundledStyle, bundledStyles, type CitationStyle, defaultStyle } from './styles.ts';

const fieldPrefix = 'styles/';
const storedStyleSchema = z.object({ title: z.string(), xml: z.string() });

/** Bytes of a file that is looked into at most. */
const largestFile = 1_000_000;

/** What people have added, by its id: of several writes the latest; taken away where that is null. */
function ownStyles({ index, replica }: Archive): Map<string, CitationStyle> {
  const latest = new Map<string, { readonly stamp: string; readonly value: unknown }>();
  for (const { address } of index.all<{ address: string }>(
    'SELECT address FROM things WHERE home = ? ORDER BY address',
    settingsHome,
  ))
    for (const [field, register] of replica.thing(address) ?? []) {
      if (!field.startsWith(fieldPrefix) || register.kind !== 'latest') continue;
      const id = field.slice(fieldPrefix.length);
      if (register.stamp > (latest.get(id)?.stamp ?? '')) latest.set(id, register);
    }
  const styles = new Map<string, CitationStyle>();
  for (const [id, { value }] of latest) {
    const stored = storedStyleSchema.safeParse(value);
    if (stored.success) styles.set(id, { id, ...stored.data });
  }
  return styles;
}

/** A style that was added to this archive; undefined where none of this name was. */
export const ownStyle = (archive: Archive, id: string): CitationStyle | undefined =>
  ownStyles(archive).get(id);

/** A style by its id. */
export function existingStyle(archive: Archive, id: string): CitationStyle {
  const found = bundledStyle(id) ?? ownStyles(archive).get(id);
  if (found) return found;
  throw new ProblemError(
    'not-found',
    `There is no citation style “${id}” in this archive. It has ${[...bundledStyles, ...ownStyles(archive).values()].map((style) => style.id).join(', ')}; others can be added from a .csl file.`,
  );
}

/** A style by its id; what is usual where none is named, or where a briefing goes by the plain line that is no style. */
export const usableStyle = (archive: Archive, id: string | null | undefined): CitationStyle =>
  existingStyle(archive, id && id !== plainStyle.id ? id : defaultStyle);

export function listStyles(archive: Archive): CitingStyle[] {
  const bundled = bundledStyles.map(({ id, title }) => ({
    id,
    title,
    isNote: /^\s*<style\b[^>]*\bclass="note"/mu.test(bundledStyle(id)?.xml ?? ''),
    isOwn: false,
  }));
  return [
    ...bundled,
    ...[...ownStyles(archive).values()].map(asOwn).sort((a, b) => a.title.localeCompare(b.title)),
  ];
}

const asOwn = (style: CitationStyle): CitingStyle => ({
  id: style.id,
  title: style.title,
  isNote: /<style\b[^>]*\bclass\s*=\s*["']note["']/u.test(style.xml),
  isOwn: true,
});

/** Takes a .csl file into the archive; one of the same id takes the place of the one before. */
export function addStyle(archive: Archive, path: string): CitingStyle {
  const file = basename(path);
  const xml = readStyle(path, file);
  const { slug, title } = checkStyle(file, xml);
  const style: CitationStyle = { id: `own-${slug}`, title, xml };
  // What the processor makes of it is better seen now.
  isNoteStyle(style);
  keepStyle(archive, style);
  return asOwn(style);
}

/** One of the same id takes the place of the one before. */
export const keepStyle = (archive: Archive, { id, title, xml }: CitationStyle): void =>
  archive.commit((draft) =>
    draft.set(`${settingsHome}/${archive.device}`, `${fieldPrefix}${id}`, { title, xml }),
  );

export function removeStyle(archive: Archive, id: string): void {
  if (!ownStyles(archive).has(id))
    throw new ProblemError(
      'not-found',
      bundledStyle(id)
        ? `The style “${id}” comes with Dossier and can’t be taken away.`
        : `There is no style “${id}” that was added to this archive. Nothing was changed.`,
    );
  archive.commit((draft) => draft.set(`${settingsHome}/${archive.device}`, `${fieldPrefix}${id}`, null));
}

function readStyle(path: string, file: string): string {
  try {
    if (statSync(path).size > largestFile)
      throw new ProblemError(
        'refused',
        `“${file}” is too large to be a citation style. Nothing was changed.`,
      );
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof TypeError)
      throw new ProblemError(
        'refused',
        `“${file}” is not written in UTF-8, as citation styles are. Nothing was changed.`,
      );
    const { code } = error as NodeJS.ErrnoException;
    throw new ProblemError(
      code === 'ENOENT' ? 'not-found' : 'refused',
      `“${file}” ${code === 'ENOENT' ? 'does not exist' : 'can’t be read'}. Nothing was changed.`,
    );
  }
}

/** How a briefing cites: its style, where the notes stand, its language. */
import { existingBriefing } from '../briefings/briefing.ts';
import type { CitingChanges, CitingChoice } from '../contract/citing.ts';
import { type NotePlace, notePlaces } from '../contract/document.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { readTextOrNull } from '../storage/reading.ts';
import { existingStyle, listStyles } from './own-styles.ts';
import { plainStyle } from './plain-style.ts';

/** What is chosen, and the registers of the briefing that say it. */
const registers = [
  ['style', 'style'],
  ['notes', 'notesAt'],
  ['language', 'language'],
] as const;

export function citingChoice(archive: Archive, briefing: string): CitingChoice {
  const home = existingBriefing(archive, briefing);
  const { replica } = archive;
  const notes = readTextOrNull(replica, home, 'notesAt');
  return {
    style: readTextOrNull(replica, home, 'style'),
    notes: notePlaces.find((place) => place === notes) ?? null,
    language: readTextOrNull(replica, home, 'language'),
  };
}

/** What is chosen for a briefing, but for what is asked otherwise this once. */
export function chosenCiting(archive: Archive, briefing: string, asked: CitingChanges): CitingChoice {
  checkChoice(archive, asked);
  const chosen = citingChoice(archive, briefing);
  return {
    style: asked.style === undefined ? chosen.style : asked.style,
    notes: asked.notes === undefined ? chosen.notes : asked.notes,
    language: asked.language === undefined ? chosen.language : asked.language,
  };
}

/** What can’t be is refused before anything is written. */
export function chooseCiting(archive: Archive, briefing: string, choice: CitingChanges): void {
  const home = existingBriefing(archive, briefing);
  checkChoice(archive, choice);
  archive.commit((draft) => {
    for (const [asked, field] of registers) {
      const value = choice[asked];
      if (value !== undefined) draft.set(home, field, value);
    }
    if (draft.writes.length > 0) draft.set(home, 'changed', new Date(archive.now()).toISOString());
  });
}

export function checkChoice(archive: Archive, { style, language, notes }: CitingChanges): void {
  if (style !== undefined && style !== null && style !== plainStyle.id) existingStyle(archive, style);
  if (language !== undefined && language !== null) checkedLanguage(language);
  if (style && notes && notes !== 'text' && !setsNotes(archive, style))
    throw new ProblemError(
      'invalid-value',
      `The style “${style}” cites in the text and has no notes. Leave the place of notes open, or choose another style; nothing was changed.`,
    );
}

export const setsNotes = (archive: Archive, style: string): boolean =>
  listStyles(archive).find(({ id }) => id === style)?.isNote ?? false;

function checkedLanguage(language: string): void {
  try {
    Intl.getCanonicalLocales(language);
  } catch {
    throw new ProblemError(
      'invalid-value',
      `“${language}” is no language. Languages are written as en, en-GB or pt-BR; nothing was changed.`,
    );
  }
}

/** Where the notes of a style stand where nobody has said so. */
export const usualPlace = (isNote: boolean): NotePlace => (isNote ? 'endnotes' : 'text');

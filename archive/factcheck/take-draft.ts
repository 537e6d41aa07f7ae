/**
 * A draft from elsewhere as a briefing of its own, each paragraph a text: so links, history, sync and export are those of any
 * briefing. Tracked changes are accepted; notes follow under a heading; comments are left out.
 */
import { extname } from 'node:path';
import { addBriefing } from '../briefings/briefing.ts';
import type { TakenDraft } from '../contract/factcheck.ts';
import { ProblemError } from '../contract/problem.ts';
import type { NewBlock } from '../contract/requests.ts';
import type { Draft, Story } from '../drafts/draft.ts';
import { runningText } from '../drafts/running-text.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import type { Archive } from '../storage/archive.ts';

/** Of a draft with more paragraphs, several come into one text: a sheet of thousands is no sheet. */
const mostTexts = 300;

export function takeDraft(
  archive: Archive,
  draft: Draft,
  named: { readonly title?: string | undefined; readonly file?: string | undefined },
): TakenDraft {
  const stories = draft.stories.filter(({ kind }) => kind !== 'comment');
  const body = stories.filter(({ kind }) => kind === 'body').flatMap(paragraphsOf);
  const notes = stories
    .filter(({ kind }) => kind !== 'body')
    .map((story) => `${noteName(story)}: ${paragraphsOf(story).join('\n\n')}`)
    .filter((note) => !note.endsWith(': '));
  if (body.length + notes.length === 0)
    throw new ProblemError(
      'refused',
      `${named.file ? `“${named.file}”` : 'The pasted text'} holds no words. Nothing was taken in.`,
    );
  const title = titleOf(archive, named);
  const blocks: NewBlock[] = [
    ...textsOf(body),
    ...(notes.length > 0 ? [{ kind: 'heading' as const, text: 'Notes' }, ...textsOf(notes)] : []),
  ];
  const id = addBriefing(archive, { title }, blocks);
  return {
    id,
    title,
    paragraphs: body.length,
    notes: notes.length,
    commentsLeftOut: draft.stories.length - stories.length,
  };
}

function titleOf(
  archive: Archive,
  { title = '', file = '' }: { readonly title?: string | undefined; readonly file?: string | undefined },
): string {
  const own = title.trim() || file.slice(0, file.length - extname(file).length).trim();
  return own || `Pasted draft, ${dateInWords(new Date(archive.now()).toISOString().slice(0, 10))}`;
}

const noteName = ({ kind, number }: Story): string =>
  `${kind === 'endnote' ? 'Endnote' : 'Footnote'}${number === null ? '' : ` ${number}`}`;

/** As Markdown. */
function paragraphsOf(story: Story): string[] {
  const { text, paragraphs } = runningText(story);
  return paragraphs
    .map(({ start, end, block }) => ({ words: text.slice(start, end).replace(/\s+/gu, ' ').trim(), block }))
    .filter(({ words }) => words !== '')
    .map(({ words, block }) => (block ? `> ${escaped(words)}` : escaped(words)));
}

/** What Markdown would take for its own signs stands as it is. */
const escaped = (words: string): string =>
  words
    .replace(/[\\`*_[\]<>~]/gu, '\\$&')
    .replace(/^([#+-])/u, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/u, '$1\\$2');

function textsOf(paragraphs: readonly string[]): NewBlock[] {
  const together = Math.max(1, Math.ceil(paragraphs.length / mostTexts));
  const texts: NewBlock[] = [];
  for (let at = 0; at < paragraphs.length; at += together)
    texts.push({ kind: 'text', text: paragraphs.slice(at, at + together).join('\n\n') });
  return texts;
}

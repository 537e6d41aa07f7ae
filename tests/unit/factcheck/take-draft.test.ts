import { describe, expect, test } from 'vitest';
import { briefingView } from '../../../archive/briefings/briefing.ts';
import { bodyOf, type Draft, plainParagraph } from '../../../archive/drafts/draft.ts';
import { draftJobs } from '../../../archive/drafts/read-draft.ts';
import { briefingFactCheck } from '../../../archive/factcheck/briefing-check.ts';
import { takeDraft } from '../../../archive/factcheck/take-draft.ts';
import { newArchive, problemOf } from '../archive-in-folder.ts';

const opened = newArchive({ now: () => Date.UTC(2026, 10, 23) });
const sentencesOf = (id: string): string[] =>
  briefingFactCheck(opened, id).sentences.map(({ quote }) => quote.exact);

describe('a draft from elsewhere', () => {
  test('becomes a briefing of its paragraphs, with changes accepted, notes after it and comments left out', () => {
    const draft: Draft = {
      kind: 'docx',
      stories: [
        bodyOf([
          {
            pieces: [
              { text: 'He will ' },
              { text: 'not ', change: 'deleted', by: 'Ana' },
              { text: 'resign. She stays.' },
            ],
            block: false,
            runsOn: false,
          },
          plainParagraph('What was said.', true),
        ]),
        { kind: 'footnote', number: 3, by: '', paragraphs: [plainParagraph('So it stood in the paper.')] },
        { kind: 'comment', number: 1, by: 'Ana', paragraphs: [plainParagraph('Is this so?')] },
      ],
    };
    const taken = takeDraft(opened.archive, draft, { file: 'The gate.docx' });
    expect(taken).toMatchObject({ title: 'The gate', paragraphs: 2, notes: 1, commentsLeftOut: 1 });
    expect(sentencesOf(taken.id)).toEqual([
      'He will resign.',
      'She stays.',
      'What was said.',
      'Footnote 3: So it stood in the paper.',
    ]);
  });

  test('keeps what looks like Markdown as it was typed', async () => {
    const text = '# Not a heading. *Stars* and [brackets](x) stay.\n\n1. Not a list. <b>Not bold</b> `code`.';
    const draft = await draftJobs.readWrittenDraft(text, 'text');
    const { id, title } = takeDraft(opened.archive, draft, {});
    expect(title).toBe('Pasted draft, 23 November 2026');
    expect(sentencesOf(id).join(' ')).toBe(text.replace('\n\n', ' '));
  });

  test('of thousands of paragraphs becomes some hundred texts', () => {
    const body = bodyOf(Array.from({ length: 5_000 }, (_, at) => plainParagraph(`Sentence number ${at}.`)));
    const { id } = takeDraft(opened.archive, { kind: 'text', stories: [body] }, { title: 'Long' });
    expect(briefingView(opened.archive, opened.texts, id).blocks.length).toBeLessThanOrEqual(300);
    expect(briefingFactCheck(opened, id).counts.sentences).toBe(5_000);
  });

  test('without words is refused', () => {
    const problem = problemOf(() =>
      takeDraft(
        opened.archive,
        { kind: 'text', stories: [bodyOf([plainParagraph(' ')])] },
        { file: 'a.txt' },
      ),
    );
    expect(problem.message).toContain('“a.txt” holds no words');
  });
});

import { Button, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type ClipboardEvent, useState } from 'react';
import { takeDraftFile, takePasted } from '../factcheck/take-draft.ts';
import { checkFile, checkPasted } from './checking.ts';
import css from './drafts.module.css';

interface Pasted {
  readonly text: string;
  /** With its blocks and marks, as long as the text is what came with it. */
  readonly html?: string;
}

export function DraftForm() {
  const [pasted, setPasted] = useState<Pasted>({ text: '' });
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html');
    if (pasted.text !== '' || html === '') return;
    event.preventDefault();
    setPasted({ text: event.clipboardData.getData('text/plain'), html });
  };
  return (
    <>
      <h1 className={css.title}>Check a draft</h1>
      <p className={css.lead}>
        Every quotation in it is compared with the stored copies, character for character: it stands and
        where, it differs and how, or it is in no source. Notes, comments and tracked changes are read, too.
        The draft itself is not kept.
      </p>
      <div className={css.doors}>
        <Button leftSection={<IconFileText size={16} stroke={1.5} />} onClick={() => void checkFile()}>
          Choose a file…
        </Button>
        <span className={css.soft}>Word, text, Markdown or HTML</span>
      </div>
      <Textarea
        className={css.paste}
        classNames={{ input: css.pasted }}
        label="Or paste its text"
        dir="auto"
        autosize
        minRows={7}
        maxRows={18}
        value={pasted.text}
        onPaste={paste}
        onChange={(event) => setPasted({ text: event.currentTarget.value })}
      />
      <div className={css.buttons}>
        <Button
          variant="default"
          disabled={pasted.text.trim() === ''}
          onClick={() => void checkPasted(pasted.text, pasted.html)}
        >
          Check this text
        </Button>
        <Button
          variant="subtle"
          disabled={pasted.text.trim() === ''}
          onClick={() => void takePasted(pasted.text, pasted.html)}
        >
          Fact-check this text
        </Button>
      </div>
      <p className={css.aside}>
        To fact-check a draft, sentence by sentence, it is taken in as a briefing: paste it here, or{' '}
        <button type="button" className={css.link} onClick={() => void takeDraftFile()}>
          open a file
        </button>
        .
      </p>
    </>
  );
}

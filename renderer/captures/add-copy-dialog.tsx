import { Button, Modal, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { counted, orUntitled, quoted } from '../window/words.ts';
import css from './add-copy-dialog.module.css';
import { type AskedCopy, addCopyFile, addCopyPasted, endCopy, useAskedCopy } from './adding.ts';

/** Asks where a newer copy of an article comes from: a file, or what was pasted. */
export function AddCopyDialog() {
  const asked = useAskedCopy();
  return (
    <Modal
      opened={asked !== null}
      onClose={endCopy}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={540}
      title="Add a capture"
    >
      {asked && <AddCopy key={asked.id} asked={asked} />}
    </Modal>
  );
}

function AddCopy({ asked: { id, title } }: { asked: AskedCopy }) {
  const [text, setText] = useState('');
  /** What the text looked like where it was copied, for as long as nobody has changed it here. */
  const [html, setHtml] = useState('');
  const [busy, setBusy] = useState(false);
  const during = async (adding: Promise<boolean>) => {
    setBusy(true);
    await adding;
    setBusy(false);
  };
  const words = text.match(/\S+/gu)?.length ?? 0;
  return (
    <div className={css.body}>
      <p className={css.lead}>
        A newer copy of {quoted(orUntitled(title))}, as it stands now. It goes beside the older ones, never in
        their place, and your marks are looked for in it.
      </p>
      <Button
        data-autofocus
        variant="default"
        leftSection={<IconFileText size={16} stroke={1.5} />}
        disabled={busy}
        onClick={() => during(addCopyFile(id))}
      >
        From a file…
      </Button>
      <Textarea
        label="Or paste it here"
        description={words > 0 ? counted(words, 'word') : 'As text or as it looks on the page'}
        autosize
        minRows={5}
        maxRows={10}
        dir="auto"
        value={text}
        disabled={busy}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setHtml('');
        }}
        onPaste={(event) => {
          event.stopPropagation();
          const pasted = event.clipboardData.getData('text/html');
          if (text.trim() !== '' || pasted === '') return;
          event.preventDefault();
          setText(event.clipboardData.getData('text/plain'));
          setHtml(pasted);
        }}
      />
      <div className={css.actions}>
        <Button variant="default" disabled={busy} onClick={endCopy}>
          Cancel
        </Button>
        <Button
          disabled={words === 0}
          loading={busy}
          onClick={() => during(addCopyPasted(id, { text, html }))}
        >
          Add what was pasted
        </Button>
      </div>
    </div>
  );
}

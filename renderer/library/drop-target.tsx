import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { dropTaker } from '../window/drop-taker.ts';
import { isTyping } from '../window/keys.ts';
import css from './drop-target.module.css';
import { importFiles, importPasted } from './importing.ts';

const expected = new EventTarget();

/** An article's frame has files above it, of which this document is told nothing: it covers the frame. */
export const expectDrop = (): void => void expected.dispatchEvent(new Event('expected'));

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const forLibrary = {
  title: 'Drop to add to the library',
  words: 'Web pages, PDF and text files, or whole folders of them',
} as const;

/** Takes files dropped anywhere on the window, and text pasted where no field is asking for it. */
export function DropTarget() {
  const over = useDroppedFiles();
  usePaste();
  if (!over) return null;
  const { title, words } = dropTaker() ?? forLibrary;
  return (
    <div className={css.target} data-testid="drop-target">
      <div className={css.card}>
        <IconFileDownload size={40} stroke={1.2} />
        <p className={css.title}>{title}</p>
        <p className={css.words}>{words}</p>
      </div>
    </div>
  );
}

function useDroppedFiles(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    // Left for good only where the pointer goes to nothing: between elements it goes to the next one.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const taker = dropTaker();
      if (taker) {
        taker.take(files);
        return;
      }
      const paths = files.map((file) => window.dossier.pathOfFile(file)).filter((path) => path !== '');
      if (paths.length > 0) void importFiles(paths);
    };
    const expect = () => setOver(true);
    expected.addEventListener('expected', expect);
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      expected.removeEventListener('expected', expect);
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}

function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || !event.clipboardData) return;
      const files = [...event.clipboardData.files]
        .map((file) => window.dossier.pathOfFile(file))
        .filter(Boolean);
      const text = event.clipboardData.getData('text/plain');
      const html = event.clipboardData.getData('text/html');
      if (files.length > 0) void importFiles(files);
      else if (text || html) void importPasted({ text, html });
      else return;
      event.preventDefault();
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}

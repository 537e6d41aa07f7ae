import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react';
import { type ComponentProps, type KeyboardEvent, useRef } from 'react';
import { NoteText } from '../../annotations/note-text.tsx';
import { ProseField } from '../../decisions/prose-field.tsx';
import { IconButton } from '../../window/icon-button.tsx';
import { around, lines, linked, nextItem, type Selected, type Written } from './markdown-strokes.ts';
import css from './rich-text.module.css';

const tools = [
  { label: 'Bold', shortcut: 'mod+b', Icon: IconBold, write: (at: Selected) => around(at, '**') },
  { label: 'Italic', shortcut: 'mod+i', Icon: IconItalic, write: (at: Selected) => around(at, '*') },
  { label: 'Link', shortcut: 'mod+shift+k', Icon: IconLink, write: linked },
  { label: 'List', shortcut: 'mod+shift+8', Icon: IconList, write: (at: Selected) => lines(at, 'bullets') },
  {
    label: 'Numbered list',
    shortcut: 'mod+shift+7',
    Icon: IconListNumbers,
    write: (at: Selected) => lines(at, 'numbers'),
  },
  {
    label: 'Set in',
    shortcut: 'mod+shift+9',
    Icon: IconBlockquote,
    write: (at: Selected) => lines(at, 'quote'),
  },
] as const;

/** Own words, kept as Markdown: set as they will be read, until they are written in. */
export function RichText(props: Omit<ComponentProps<typeof ProseField>, 'look' | 'field'>) {
  const { prose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const field = () => frame.current?.querySelector('textarea') ?? null;

  const apply = (write: (at: Selected) => Written | undefined): boolean => {
    const area = field();
    if (!area) return false;
    const written = write({ text: area.value, start: area.selectionStart, end: area.selectionEnd });
    if (!written) return false;
    area.focus();
    area.setSelectionRange(written.from, written.to);
    // The only way of writing that the field’s own undo knows.
    if (written.text !== '') document.execCommand('insertText', false, written.text);
    else if (written.from < written.to) document.execCommand('delete');
    area.setSelectionRange(written.start, written.end);
    return true;
  };

  const press = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTextAreaElement) || event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const stroke = `mod+${event.shiftKey ? 'shift+' : ''}${/^Digit\d$/u.test(event.code) ? event.code.slice(5) : event.key.toLowerCase()}`;
    const tool = mod && !event.altKey ? tools.find(({ shortcut }) => shortcut === stroke) : undefined;
    const done = tool
      ? apply(tool.write)
      : event.key === 'Enter' && !mod && !event.shiftKey && !event.altKey && apply(nextItem);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const isPlain = prose.versions.length > 0 || prose.text.trim() === '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field within
    <div ref={frame} className={css.frame} data-plain={isPlain || undefined} onKeyDown={press}>
      {prose.versions.length === 0 && (
        <div className={css.tools} role="toolbar" aria-label="Look of the text">
          {tools.map(({ label, shortcut, Icon, write }) => (
            <IconButton
              key={label}
              size={26}
              tabIndex={-1}
              label={label}
              shortcut={shortcut}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => apply(write)}
            >
              <Icon size={15} stroke={1.6} />
            </IconButton>
          ))}
        </div>
      )}
      {!isPlain && (
        <div className={css.set} aria-hidden>
          <NoteText note={prose.text} className={css.prose} />
        </div>
      )}
      <div className={css.field}>
        <ProseField {...props} field="text" look="text" />
      </div>
    </div>
  );
}

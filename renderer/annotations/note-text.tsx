import { Fragment, type ReactNode, useMemo } from 'react';
import { type NoteBlock, type NoteInline, readNote } from '../../archive/annotations/note-markdown.shared.ts';
import css from './note-text.module.css';

/** A note as it reads: its Markdown set, nothing in it loaded, nothing that a click would follow. */
export function NoteText({ note, className }: { note: string; className?: string | undefined }) {
  const blocks = useMemo(() => readNote(note), [note]);
  return (
    <div className={[css.note, className].filter(Boolean).join(' ')} dir="auto" data-note>
      <Blocks blocks={blocks} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly NoteBlock[] }) {
  return inOrder(blocks, (block) => <Block block={block} />);
}

function Block({ block }: { block: NoteBlock }) {
  switch (block.kind) {
    case 'rule':
      return <hr className={css.rule} />;
    case 'code':
      return <pre className={css.block}>{block.text}</pre>;
    case 'quote':
      return (
        <blockquote className={css.quote}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'list': {
      const items = inOrder(block.items, (item) => (
        <li dir="auto">
          <Blocks blocks={item} />
        </li>
      ));
      return block.from === null ? (
        <ul className={css.list}>{items}</ul>
      ) : (
        <ol className={css.list} data-numbered start={block.from}>
          {items}
        </ol>
      );
    }
    default:
      return (
        <p className={block.kind === 'heading' ? css.heading : undefined} dir="auto">
          <Inlines content={block.content} />
        </p>
      );
  }
}

function Inlines({ content }: { content: readonly NoteInline[] }) {
  return inOrder(content, (inline) => <Inline inline={inline} />);
}

function Inline({ inline }: { inline: NoteInline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code className={css.code}>{inline.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Inlines content={inline.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines content={inline.content} />
        </em>
      );
    case 'struck':
      return (
        <s>
          <Inlines content={inline.content} />
        </s>
      );
    case 'link':
      return (
        <span className={css.link}>
          <Inlines content={inline.content} />
          {inline.address && <span className={css.address}> {inline.address}</span>}
        </span>
      );
  }
}

/** Parts of a text have no identity but their order. */
function inOrder<T>(parts: readonly T[], show: (part: T) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return parts.map((part, at) => <Fragment key={at}>{show(part)}</Fragment>);
}

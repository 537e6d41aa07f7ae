import { Button, FileButton, Modal, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Annotation } from '../../../archive/contract/views.ts';
import { quoteWords } from '../../annotations/quote-words.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { ArticlePicker } from '../../matrix/derives-from.tsx';
import { pngOf } from '../../records/picture-file.ts';
import { tellTrouble } from '../../window/notices.tsx';
import { orUntitled } from '../../window/words.ts';
import type { NewBlock } from '../composer/use-briefing.ts';
import { notAPicture } from './figure-content.tsx';
import css from './figure-dialog.module.css';
import { pictureTypes } from './picture-types.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChoose: (figure: NewBlock) => void;
}

/** A new figure: a picture file, or what an article shows: a rectangle that is marked in a PDF, a picture of a page. */
export function FigureDialog({ opened, onClose, onChoose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Figure"
      size={620}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && <Choice onChoose={onChoose} />}
    </Modal>
  );
}

function Choice({ onChoose }: Pick<Props, 'onChoose'>) {
  const [article, setArticle] = useState<string | null>(null);
  const read = async (file: Blob | null, name: string, more: { alt?: string; article?: string } = {}) => {
    if (!file) return;
    const png = await pngOf(file, 'large').catch(() => null);
    if (png === null) tellTrouble('The picture was not read', notAPicture(name));
    else onChoose({ kind: 'figure', png, ...more });
  };
  return (
    <div className={css.choice}>
      <FileButton accept={pictureTypes} onChange={(file) => void read(file, file?.name ?? '')}>
        {(props) => (
          <Button {...props} data-autofocus>
            Choose a picture file…
          </Button>
        )}
      </FileButton>
      <p className={css.or}>
        or take what an article shows: a rectangle that is marked in a PDF, or a picture that stands on its
        page.
      </p>
      <ArticlePicker
        label="Article that shows it"
        placeholder="Find an article…"
        without={[]}
        onPick={setArticle}
      />
      {article && (
        <Shown
          article={article}
          onRegion={(annotation) => onChoose({ kind: 'figure', annotation })}
          onPicture={(file, alt) => void read(file, alt || 'The picture', { alt, article })}
        />
      )}
    </div>
  );
}

interface ShownProps {
  readonly article: string;
  readonly onRegion: (annotation: string) => void;
  readonly onPicture: (file: Blob, alt: string) => void;
}

function Shown({ article, onRegion, onPicture }: ShownProps) {
  const known = useAnswer('articles.get', { id: article }).data;
  const pictures = useAnswer('articles.pictures', { id: article }).data;
  const regions = (known?.annotations ?? []).filter(({ region }) => region !== null);
  if (!known || !pictures) return null;
  return (
    <section aria-label={`What “${orUntitled(known.title)}” shows`}>
      <p className={css.title} dir="auto">
        {orUntitled(known.title)}
      </p>
      {regions.length + pictures.length === 0 ? (
        <p className={css.or}>
          {known.kind === 'pdf'
            ? 'Nothing is marked with a rectangle in it. Draw one around the figure in the article, and choose it here.'
            : 'No picture stands in its stored copy.'}
        </p>
      ) : (
        <ul className={css.grid}>
          {regions.map((mark) => (
            <li key={mark.id}>
              <Region mark={mark} onChoose={() => onRegion(mark.id)} />
            </li>
          ))}
          {pictures.map(({ number, alt, address }) => (
            <li key={number}>
              <UnstyledButton
                className={css.tile}
                aria-label={`Picture ${number}: ${alt || 'not described'}`}
                onClick={() => onPicture(blobOf(address), alt)}
              >
                <img src={address} alt="" />
                <span>{alt || `Picture ${number}`}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Region({ mark, onChoose }: { mark: Annotation; onChoose: () => void }) {
  const drawn = useAnswer('annotations.drawn', { id: mark.id }).data;
  const words = quoteWords(mark.quote).trim() || `Rectangle on page ${mark.region?.page ?? ''}`;
  return (
    <UnstyledButton className={css.tile} aria-label={`Marked rectangle: ${words}`} onClick={onChoose}>
      {drawn?.picture && <img src={`data:${drawn.picture.type};base64,${drawn.picture.base64}`} alt="" />}
      <span dir="auto">
        p. {mark.region?.page} · {words}
      </span>
    </UnstyledButton>
  );
}

/** What a picture’s own address holds: the window may fetch nothing. */
function blobOf(address: string): Blob {
  const [, type = '', base64 = ''] = /^data:([^;,]+);base64,(.*)$/su.exec(address) ?? [];
  try {
    return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
  } catch {
    return new Blob([]);
  }
}

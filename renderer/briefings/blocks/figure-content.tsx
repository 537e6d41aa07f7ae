import { FileButton, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { longestPictureWords } from '../../../archive/contract/briefing-blocks.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { pngOf } from '../../records/picture-file.ts';
import { tellTrouble } from '../../window/notices.tsx';
import { go } from '../../window/travel.ts';
import { orUntitled } from '../../window/words.ts';
import type { BriefingChanges } from '../composer/use-briefing.ts';
import { BlockPicture } from './block-picture.tsx';
import { FigureCaption } from './caption.tsx';
import css from './figure-content.module.css';
import { pictureTypes } from './picture-types.ts';

interface Props {
  readonly briefing: string;
  readonly block: Extract<Block, { kind: 'figure' }>;
  readonly changes: BriefingChanges;
  readonly pause: number;
  readonly onSave: (text: string) => void;
}

/** A figure as it will be printed, with its caption and what it shows in words. */
export function FigureContent({ briefing, block, changes, pause, onSave }: Props) {
  const of = { id: briefing, block: block.id };
  const { source, page } = block;
  const replace = async (file: File | null) => {
    if (!file) return;
    const png = await pngOf(file, 'large').catch(() => null);
    if (png === null) tellTrouble('The picture was not read', notAPicture(file.name));
    else await changes.ask('briefings.editFigure', { ...of, png }, 'The picture was not kept');
  };
  return (
    <figure className={css.figure}>
      <BlockPicture briefing={briefing} block={block.id} alt={block.alt || block.text || 'Figure'} />
      <figcaption>
        <FigureCaption value={block.text} pause={pause} onSave={onSave} />
        <div className={css.facts}>
          <WordsField
            value={block.alt}
            onSave={(alt) =>
              void changes.ask('briefings.editFigure', { ...of, alt }, 'What the figure shows was not saved')
            }
          />
          {source && (
            <UnstyledButton
              className={css.source}
              dir="auto"
              onClick={() =>
                go({
                  kind: 'article',
                  id: source.id,
                  ...(block.annotation !== null && { annotation: block.annotation }),
                })
              }
            >
              {orUntitled(source.title)}
              {page !== null && `, p. ${page}`}
            </UnstyledButton>
          )}
          {block.annotation === null && (
            <FileButton accept={pictureTypes} onChange={(file) => void replace(file)}>
              {(props) => (
                <UnstyledButton className={css.source} {...props}>
                  Another picture…
                </UnstyledButton>
              )}
            </FileButton>
          )}
        </div>
      </figcaption>
    </figure>
  );
}

export const notAPicture = (name: string): string =>
  `“${name}” is no picture that can be shown here, or is too large. Nothing was changed; choose a PNG, JPEG or WebP.`;

function WordsField({ value, onSave }: { value: string; onSave: (alt: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = () => typed.trim() !== value && onSave(typed.trim());
  return (
    <TextInput
      size="xs"
      className={css.alt}
      aria-label="What the figure shows"
      placeholder="What it shows, for whoever can’t see it"
      maxLength={longestPictureWords}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

import { Button, FileButton, Group, Modal, TextInput } from '@mantine/core';
import { IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { longestAlt } from '../../archive/contract/record-pictures.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { tellTrouble } from '../window/notices.tsx';
import { offerUndo } from '../window/undo.ts';
import { pngOf } from './picture-file.ts';
import css from './record-picture.module.css';

interface Props {
  /** Address of the record. */
  readonly of: string;
  readonly name: string;
}

const recordOf = (of: string) => {
  const [noun, id = ''] = of.split('/');
  return { noun: noun === 'events' ? 'events' : 'people', id } as const;
};

/** The picture of a person or an event beside its name; a click leads to another one. */
export function RecordPicture({ of, name }: Props) {
  const [asked, setAsked] = useState(false);
  const picture = useAnswer('records.picture', recordOf(of)).data;
  if (picture === undefined) return null;
  return (
    <>
      <button
        type="button"
        className={css.picture}
        data-empty={picture === null || undefined}
        aria-label={
          picture === null
            ? `Add a picture of ${name}`
            : `Picture of ${name}: ${picture.alt || 'not described'}`
        }
        onClick={() => setAsked(true)}
      >
        {picture === null ? (
          <IconPhoto size={20} stroke={1.4} aria-hidden />
        ) : picture.png === null ? (
          <IconPhotoOff size={20} stroke={1.4} aria-hidden />
        ) : (
          <img src={`data:image/png;base64,${picture.png}`} alt={picture.alt} />
        )}
      </button>
      <Modal opened={asked} onClose={() => setAsked(false)} title={`Picture of ${name}`} centered>
        {asked && <PictureForm of={of} name={name} picture={picture} onDone={() => setAsked(false)} />}
      </Modal>
    </>
  );
}

interface FormProps extends Props {
  readonly picture: { readonly png: string | null; readonly alt: string } | null;
  readonly onDone: () => void;
}

function PictureForm({ of, name, picture, onDone }: FormProps) {
  const [png, setPng] = useState(picture?.png ?? null);
  const [alt, setAlt] = useState(picture?.alt ?? '');
  const save = async (next: string | null) => {
    const done = await act(
      'records.setPicture',
      { ...recordOf(of), png: next, alt },
      { failed: `The picture of ${name} was not saved`, touches: [of] },
    );
    if (!done) return;
    onDone();
    void offerUndo(next === null ? 'The picture was taken away.' : 'The picture is kept in the archive.');
  };
  const choose = async (file: File | null) => {
    if (!file) return;
    try {
      setPng(await pngOf(file));
    } catch {
      tellTrouble(
        'The picture was not read',
        `“${file.name}” is no picture that can be shown here, or is too large. Nothing was changed; choose a PNG, JPEG or WebP.`,
      );
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (png !== null) void save(png);
      }}
    >
      {png === null ? (
        <p className={css.none}>
          {picture === null
            ? 'A copy is kept in the archive, made small, without what cameras write into their files.'
            : 'The file of this picture is not here, or is not as it was kept. It may come with the next sync.'}
        </p>
      ) : (
        <img className={css.large} src={`data:image/png;base64,${png}`} alt={alt} />
      )}
      <TextInput
        label="What it shows"
        description="For whoever can’t see it, and for the history."
        maxLength={longestAlt}
        value={alt}
        onChange={(event) => setAlt(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Group gap={8}>
          <FileButton
            accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
            onChange={(file) => void choose(file)}
          >
            {(props) => (
              <Button variant="default" {...props}>
                {png === null ? 'Choose a file…' : 'Another file…'}
              </Button>
            )}
          </FileButton>
          {picture !== null && (
            <Button variant="subtle" color="danger" onClick={() => void save(null)}>
              Take away
            </Button>
          )}
        </Group>
        <Button type="submit" disabled={png === null}>
          Save
        </Button>
      </Group>
    </form>
  );
}

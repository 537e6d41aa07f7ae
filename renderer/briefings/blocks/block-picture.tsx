import { IconPhotoOff } from '@tabler/icons-react';
import { explain } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import css from './block-picture.module.css';

interface Props {
  /** Ids. */
  readonly briefing: string;
  readonly block: string;
  readonly alt: string;
}

/** The picture of a block as it will be printed, or why there is none. */
export function BlockPicture({ briefing, block, alt }: Props) {
  const { data, error } = useAnswer('briefings.picture', { id: briefing, block });
  if (error) return <p className={css.none}>{explain(error)}</p>;
  if (!data) return <p className={css.none}>Drawing…</p>;
  if (!data.picture)
    return (
      <p className={css.none} role="status">
        <IconPhotoOff size={18} stroke={1.5} aria-hidden />
        {data.reason}
      </p>
    );
  return (
    <img className={css.picture} src={`data:${data.picture.type};base64,${data.picture.base64}`} alt={alt} />
  );
}

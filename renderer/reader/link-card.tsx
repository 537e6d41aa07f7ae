import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { tell } from '../window/notices.tsx';
import css from './link-card.module.css';

interface Props {
  readonly address: string;
  /** Asked for by a click or by Enter: stays, and takes the focus. */
  readonly held: boolean;
  readonly onHold: () => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Where a link in an article leads: to be read and copied, never followed. */
export function LinkCard({ address, held, onHold, onLeave, onClose }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!held) return undefined;
    // Nothing that floats can have the focus before it has its place.
    const placed = requestAnimationFrame(() => {
      window.focus();
      button.current?.focus();
    });
    return () => cancelAnimationFrame(placed);
  }, [held]);
  const copy = async () => {
    onClose();
    const copied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    tell(copied ? 'Address copied.' : 'The address could not be copied.');
  };
  return (
    <div className={css.card} onPointerMove={onHold} onPointerLeave={held ? undefined : onLeave}>
      <span className={css.address} dir="ltr">
        {address}
      </span>
      <Button
        ref={button}
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconCopy size={15} stroke={1.5} />}
        onClick={copy}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        Copy
      </Button>
    </div>
  );
}

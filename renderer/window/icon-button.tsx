import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { withKey } from './keys.ts';

interface Props
  extends Omit<ActionIconProps, 'children'>,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps | 'children'> {
  /** What it does: its name for screen readers, and its tooltip together with the key. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

/** A button that is only an icon: never without a name, a tooltip and, where there is one, its key. */
export function IconButton({ label, shortcut, children, ...rest }: Props) {
  return (
    <Tooltip label={withKey(label, shortcut)}>
      <ActionIcon aria-label={label} {...rest}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

import { SegmentedControl, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconBook, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { type Preferences, themes } from '../../archive/contract/shell.ts';
import { useTheme } from './use-theme.ts';

type Theme = Preferences['theme'];

const looks = {
  light: { name: 'Light', icon: IconSun },
  dark: { name: 'Dark', icon: IconMoon },
  sepia: { name: 'Sepia', icon: IconBook },
  system: { name: 'As the system', icon: IconDeviceDesktop },
} as const;

export const themeName = (theme: Theme): string => looks[theme].name;

export function ThemeSwitch({ narrow }: { narrow: boolean }) {
  const { chosen, choose } = useTheme();
  return (
    <SegmentedControl<Theme>
      aria-label="Theme"
      orientation={narrow ? 'vertical' : 'horizontal'}
      value={chosen}
      onChange={choose}
      data={themes.map((theme) => ({ value: theme, label: <Look theme={theme} /> }))}
    />
  );
}

function Look({ theme }: { theme: Theme }) {
  const { name, icon: Icon } = looks[theme];
  return (
    <Tooltip label={name}>
      <span style={{ display: 'grid', placeItems: 'center' }}>
        <Icon size={16} stroke={1.5} aria-hidden />
        <VisuallyHidden>{name}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}

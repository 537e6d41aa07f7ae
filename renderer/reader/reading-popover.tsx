import { Button, Popover, SegmentedControl, Slider } from '@mantine/core';
import { IconTypography } from '@tabler/icons-react';
import { useId, useState } from 'react';
import {
  type ReadingFace,
  type ReadingSettings,
  readingRanges,
  readingThemes,
} from '../../archive/contract/reading.ts';
import { typefaces } from '../../archive/contract/theme.ts';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import css from './reading-popover.module.css';
import { calmSettings, type ReadingChoice } from './reading-settings.ts';

const faces: readonly { face: ReadingFace; name: string; family: string }[] = [
  { face: 'serif', name: 'Serif', family: typefaces.reading },
  { face: 'sans', name: 'Sans', family: typefaces.interface },
  { face: 'spaced', name: 'Spaced', family: typefaces.spaced },
];

const themeNames = { app: 'App', light: 'Light', dark: 'Dark', sepia: 'Sepia' } as const;

type Amount = keyof typeof readingRanges;

/** Typeface, size, width, line height and theme of the article: seen at once, and remembered. */
export function ReadingPopover({ choice, pdf }: { choice: ReadingChoice; pdf: boolean }) {
  const [opened, setOpened] = useState(false);
  useKeys({ l: () => setOpened(!opened) });
  const { settings, change } = choice;
  const isCalm = Object.entries(calmSettings).every(
    ([name, value]) => settings[name as keyof ReadingSettings] === value,
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={316} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          label="How the article looks"
          shortcut="l"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconTypography size={18} stroke={1.5} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="How the article looks">
        <div className={css.settings}>
          {pdf ? (
            <p className={css.hint}>
              The pages of a PDF keep their own type; only what is round them changes.
            </p>
          ) : (
            <>
              <SegmentedControl
                fullWidth
                aria-label="Typeface"
                value={settings.face}
                onChange={(face) => change({ face })}
                data={faces.map(({ face, name, family }) => ({
                  value: face,
                  label: (
                    <span className={css.face} data-face={face} style={{ fontFamily: family }}>
                      {name}
                    </span>
                  ),
                }))}
              />
              <AmountOf amount="size" label="Size" unit="px" choice={choice} />
              <AmountOf amount="measure" label="Line length" unit="characters" choice={choice} />
              <AmountOf amount="leading" label="Line height" unit="" choice={choice} />
            </>
          )}
          <SegmentedControl
            fullWidth
            aria-label="Theme of the article"
            value={settings.theme}
            onChange={(theme) => change({ theme })}
            data={readingThemes.map((theme) => ({ value: theme, label: themeNames[theme] }))}
          />
          <Button variant="subtle" size="compact-sm" disabled={isCalm} onClick={() => change(calmSettings)}>
            As it was at first
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface AmountProps {
  readonly amount: Amount;
  readonly label: string;
  readonly unit: string;
  readonly choice: ReadingChoice;
}

function AmountOf({ amount, label, unit, choice: { settings, change } }: AmountProps) {
  const id = useId();
  const { least, most, step } = readingRanges[amount];
  const value = settings[amount];
  const written = step < 1 ? value.toFixed(1) : String(value);
  return (
    <div className={css.amount}>
      <span id={id} className={css.label}>
        {label}
      </span>
      <span className={css.value}>
        {written} {unit}
      </span>
      <Slider
        className={css.slider}
        size="xs"
        min={least}
        max={most}
        step={step}
        value={value}
        label={null}
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': `${written} ${unit}`.trim() }}
        // Steps of a tenth are no whole numbers of a computer's.
        onChange={(next) => change({ [amount]: Math.round(next * 100) / 100 })}
      />
    </div>
  );
}

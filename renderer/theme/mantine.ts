import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { motion, typefaces, typeScale } from '../../archive/contract/theme.ts';
import { returnFocus } from '../window/focus-return.ts';
import css from './mantine.module.css';
import { rampSteps } from './variables.ts';

const tuple = (colorAt: (step: number) => string): MantineColorsTuple => [
  colorAt(0),
  colorAt(1),
  colorAt(2),
  colorAt(3),
  colorAt(4),
  colorAt(5),
  colorAt(6),
  colorAt(7),
  colorAt(8),
  colorAt(9),
];

const px = (size: number) => `${size}px`;
const appearing = { duration: motion.short, transition: 'fade' } as const;

/** Mantine in paper and ink: flat, thin-lined, small-cornered, with the contract's type. */
export const mantineTheme = createTheme({
  fontFamily: typefaces.interface,
  fontSizes: {
    xs: px(typeScale.xs),
    sm: px(typeScale.sm),
    md: px(typeScale.sm),
    lg: px(typeScale.md),
    xl: px(typeScale.lg),
  },
  headings: { fontFamily: typefaces.reading, fontWeight: '600' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 2px 10px rgb(0 0 0 / 8%)',
    lg: '0 4px 18px rgb(0 0 0 / 10%)',
    xl: '0 6px 24px rgb(0 0 0 / 12%)',
  },
  colors: {
    gray: tuple((step) => `var(--ramp-${step})`),
    dark: tuple((step) => `var(--ramp-${rampSteps - 1 - step})`),
    accent: tuple(() => 'var(--accent)'),
    danger: tuple(() => 'var(--danger)'),
  },
  primaryColor: 'accent',
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: ({ variant, color }) => {
    const tone = color === 'danger' || color === 'red' ? 'danger' : 'accent';
    const on = tone === 'danger' ? 'var(--paper)' : 'var(--on-accent)';
    const solid = `var(--${tone})`;
    const neutral = color === 'gray' || color === undefined;
    const text = neutral ? 'var(--ink)' : solid;
    switch (variant) {
      case 'filled':
        return { background: solid, hover: mix(solid, 88, 'var(--ink)'), color: on, border: 'none' };
      case 'light':
        return { background: mix(solid, 12), hover: mix(solid, 18), color: solid, border: 'none' };
      case 'outline':
        return {
          background: 'transparent',
          hover: 'var(--paper-raised)',
          color: text,
          border: '1px solid var(--line-strong)',
        };
      case 'default':
        return {
          background: 'var(--paper)',
          hover: 'var(--paper-raised)',
          color: 'var(--ink)',
          border: '1px solid var(--line-strong)',
        };
      default:
        return {
          background: 'transparent',
          hover: 'color-mix(in oklab, var(--ink) 7%, transparent)',
          color: text,
          border: 'none',
        };
    }
  },
  components: {
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: false, transitionProps: appearing, events: tooltipEvents() },
      classNames: { tooltip: css.tooltip },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
    Button: { defaultProps: { size: 'sm' }, classNames: { root: css.button, label: css.buttonLabel } },
    Input: { classNames: { input: css.input } },
    InputWrapper: {
      classNames: { label: css.label, description: css.description, error: css.error },
    },
    Menu: {
      // Without the placeholder, which is no item of a menu, the first item has the focus.
      defaultProps: { transitionProps: appearing, shadow: 'md', withInitialFocusPlaceholder: false },
      classNames: { dropdown: css.floating, item: css.menuItem, label: css.menuLabel },
    },
    Popover: {
      defaultProps: { transitionProps: appearing, shadow: 'md' },
      classNames: { dropdown: css.floating },
    },
    Combobox: { classNames: { option: css.option, dropdown: css.floating } },
    Drawer: {
      defaultProps: {
        onExitTransitionEnd: returnFocus,
        transitionProps: { duration: motion.long },
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
      classNames: { content: css.drawer, title: css.dialogTitle, header: css.drawerHeader },
    },
    Modal: {
      defaultProps: {
        onExitTransitionEnd: returnFocus,
        transitionProps: appearing,
        centered: true,
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
      classNames: { content: css.floating, title: css.dialogTitle },
    },
    Notification: {
      classNames: {
        root: css.notification,
        title: css.notificationTitle,
        description: css.notificationText,
      },
    },
    Pill: { classNames: { root: css.pill } },
    SegmentedControl: {
      defaultProps: { transitionDuration: motion.short, withItemsBorders: false },
      classNames: { root: css.segments, indicator: css.segmentIndicator, label: css.segmentLabel },
    },
    Progress: { classNames: { root: css.progress } },
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { input: css.checkbox } },
  },
});

function mix(color: string, share: number, other = 'transparent'): string {
  return `color-mix(in oklab, ${color} ${share}%, ${other})`;
}

/** Tooltips carry the keys, so they answer to the keyboard's focus as well as to the pointer. */
function tooltipEvents() {
  return { hover: true, focus: true, touch: false };
}

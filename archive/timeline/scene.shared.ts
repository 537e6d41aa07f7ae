/** A drawing as plain values: painted on a canvas in the window, written as SVG for files and paper. Pixels, from the top left. */
import type { ThemeColors } from '../contract/theme.ts';

/** Names a colour of the theme. */
export type Tone = Exclude<keyof ThemeColors, 'tint'>;

interface Filled {
  readonly fill?: Tone;
  /** Of the fill, 0 to 1. */
  readonly opacity?: number;
  readonly stroke?: Tone;
  readonly dashed?: boolean;
}

export type Shape =
  | (Filled & {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
    })
  | (Filled & { readonly kind: 'disc'; readonly x: number; readonly y: number; readonly radius: number })
  | {
      readonly kind: 'line';
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly stroke: Tone;
      readonly dashed?: boolean;
    }
  /** Fades out to one side. */
  | {
      readonly kind: 'fade';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Tone;
      readonly towards: 'left' | 'right';
    }
  | {
      readonly kind: 'words';
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly words: string;
      readonly size: number;
      readonly fill: Tone;
      readonly strong?: boolean;
      readonly anchor?: 'start' | 'middle' | 'end';
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** In pixels: of a dash, and of the gap after it. */
export const dash = [3, 2] as const;
export const strokeWidth = 1.25;

/** Faces for words in a picture that is looked at elsewhere. */
export const pictureFaces = "Inter, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

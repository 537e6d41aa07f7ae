import type { ReactNode } from 'react';
import { type ThemeColors, themeColors, typefaces } from '../../archive/contract/theme.ts';
import { dash, type Scene, type Shape, strokeWidth, type Tone } from '../../archive/timeline/scene.shared.ts';
import { useTheme } from '../theme/use-theme.ts';

interface Props {
  readonly scene: Scene;
  /** What it shows. */
  readonly label: string;
  /** In the colours of paper, whatever the window's are. */
  readonly onPaper?: boolean;
}

/** A scene as it will stand on paper. */
export function ScenePicture({ scene, label, onPaper = false }: Props) {
  const { shown } = useTheme();
  const colors = themeColors[onPaper ? 'light' : shown];
  const { width, height, shapes } = scene;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={typefaces.interface}
      style={{ maxWidth: '100%', height: 'auto' }}
    >
      <Fades colors={colors} />
      {shapes.map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no names, and none keeps anything
        <Drawn key={at} shape={shape} colors={colors} />
      ))}
    </svg>
  );
}

const tones = ['accent', 'inkSoft', 'danger'] as const satisfies readonly Tone[];

function Fades({ colors }: { colors: ThemeColors }) {
  return (
    <defs>
      {tones.flatMap((tone) =>
        (['left', 'right'] as const).map((towards) => (
          <linearGradient key={`${towards} ${tone}`} id={`fade-${towards}-${tone}-${colors[tone].slice(1)}`}>
            <stop offset="0" stopColor={colors[tone]} stopOpacity={towards === 'left' ? 0 : 0.85} />
            <stop offset="1" stopColor={colors[tone]} stopOpacity={towards === 'left' ? 0.85 : 0} />
          </linearGradient>
        )),
      )}
    </defs>
  );
}

function Drawn({ shape, colors }: { shape: Shape; colors: ThemeColors }): ReactNode {
  switch (shape.kind) {
    case 'box':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          {...look(shape, colors)}
        />
      );
    case 'disc':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} {...look(shape, colors)} />;
    case 'line':
      return <line x1={shape.x} y1={shape.y} x2={shape.toX} y2={shape.toY} {...look(shape, colors)} />;
    case 'fade':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          fill={`url(#fade-${shape.towards}-${shape.fill}-${colors[shape.fill].slice(1)})`}
        />
      );
    case 'words':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.strong ? 600 : undefined}
          textAnchor={shape.anchor}
          fill={colors[shape.fill]}
        >
          {shape.words}
        </text>
      );
  }
}

interface Look {
  readonly fill?: Tone;
  readonly opacity?: number;
  readonly stroke?: Tone;
  readonly dashed?: boolean;
}

const look = ({ fill, opacity, stroke, dashed }: Look, colors: ThemeColors) => ({
  fill: fill ? colors[fill] : 'none',
  fillOpacity: opacity,
  stroke: stroke && colors[stroke],
  strokeWidth,
  strokeDasharray: dashed ? dash.join(' ') : undefined,
});

/** A scene as SVG 1.1: for files, for paper, and for a picture in the window. */
import type { ThemeColors } from '../contract/theme.ts';
import { dash, pictureFaces, type Scene, type Shape, strokeWidth, type Tone } from './scene.shared.ts';

export interface SvgOptions {
  readonly colors: ThemeColors;
  /** What the picture is, for those who can't see it. */
  readonly title: string;
  /** All that stands in it, in words. */
  readonly description: string;
  /** Rules for faces that the file carries with it. */
  readonly fontFaces?: string;
}

/** @returns an `svg` element; escaped, with no script, and nothing that is loaded from elsewhere */
export function sceneSvg(scene: Scene, options: SvgOptions): string {
  const { colors, title, description, fontFaces = '' } = options;
  const { width, height, shapes } = scene;
  const size = `${rounded(width)} ${rounded(height)}`;
  const fades = [...new Set(shapes.flatMap((shape) => (shape.kind === 'fade' ? [fadeName(shape)] : [])))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${rounded(width)}" height="${rounded(height)}" viewBox="0 0 ${size}" font-family="${pictureFaces}" role="img" direction="ltr">`,
    `<title>${safe(title)}</title>`,
    `<desc>${safe(description)}</desc>`,
    fontFaces === '' ? '' : `<style>${fontFaces}</style>`,
    `<defs>${fades.map((name) => fadeDefinition(name, colors)).join('')}<clipPath id="timeline-frame"><rect width="${rounded(width)}" height="${rounded(height)}"/></clipPath></defs>`,
    '<g clip-path="url(#timeline-frame)">',
    `<rect width="${rounded(width)}" height="${rounded(height)}" fill="${colors.paper}"/>`,
    ...shapes.map((shape) => element(shape, colors)),
    '</g>',
    '</svg>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function element(shape: Shape, colors: ThemeColors): string {
  switch (shape.kind) {
    case 'box':
      return `<rect x="${rounded(shape.x)}" y="${rounded(shape.y)}" width="${rounded(shape.width)}" height="${rounded(shape.height)}"${shape.radius ? ` rx="${shape.radius}"` : ''}${look(shape, colors)}/>`;
    case 'disc':
      return `<circle cx="${rounded(shape.x)}" cy="${rounded(shape.y)}" r="${shape.radius}"${look(shape, colors)}/>`;
    case 'line':
      return `<line x1="${rounded(shape.x)}" y1="${rounded(shape.y)}" x2="${rounded(shape.toX)}" y2="${rounded(shape.toY)}"${stroke(shape, colors)}/>`;
    case 'fade':
      return `<rect x="${rounded(shape.x)}" y="${rounded(shape.y)}" width="${rounded(shape.width)}" height="${rounded(shape.height)}" fill="url(#${fadeName(shape)})"/>`;
    case 'words':
      return `<text x="${rounded(shape.x)}" y="${rounded(shape.y)}" font-size="${shape.size}"${shape.strong ? ' font-weight="600"' : ''}${shape.anchor ? ` text-anchor="${shape.anchor}"` : ''} fill="${colors[shape.fill]}">${safe(shape.words)}</text>`;
  }
}

interface Look {
  readonly fill?: Tone;
  readonly opacity?: number;
  readonly stroke?: Tone;
  readonly dashed?: boolean;
}

function look(shape: Look, colors: ThemeColors): string {
  const fill = shape.fill ? colors[shape.fill] : 'none';
  const opacity = shape.fill && shape.opacity !== undefined ? ` fill-opacity="${shape.opacity}"` : '';
  return ` fill="${fill}"${opacity}${shape.stroke ? stroke({ ...shape, stroke: shape.stroke }, colors) : ''}`;
}

function stroke(shape: { stroke: Tone; dashed?: boolean }, colors: ThemeColors): string {
  const dashes = shape.dashed ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return ` stroke="${colors[shape.stroke]}" stroke-width="${strokeWidth}"${dashes}`;
}

const fadeName = ({ fill, towards }: { fill: Tone; towards: 'left' | 'right' }): string =>
  `timeline-fade-${towards}-${fill}`;

function fadeDefinition(name: string, colors: ThemeColors): string {
  const [, , towards, tone] = name.split('-');
  const color = colors[tone as Tone];
  const [first, last] = towards === 'left' ? [0, 0.85] : [0.85, 0];
  return `<linearGradient id="${name}"><stop offset="0" stop-color="${color}" stop-opacity="${first}"/><stop offset="1" stop-color="${color}" stop-opacity="${last}"/></linearGradient>`;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** Characters that XML forbids are left out. */
const safe = (text: string): string =>
  text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Paints a scene on a canvas. */
import { type ThemeColors, typefaces } from '../../archive/contract/theme.ts';
import { dash, type Scene, type Shape, strokeWidth } from '../../archive/timeline/scene.shared.ts';

const fontOf = (size: number, strong = false): string =>
  `${strong ? 600 : 400} ${size}px ${typefaces.interface}`;

const anchors = { start: 'left', middle: 'center', end: 'right' } as const;

/** @param ratio pixels of the screen for each of the scene's */
export function paintScene(
  context: CanvasRenderingContext2D,
  { width, height, shapes }: Scene,
  colors: ThemeColors,
  ratio: number,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, width, height);
  context.lineWidth = strokeWidth;
  for (const shape of shapes) paintShape(context, shape, colors);
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape, colors: ThemeColors): void {
  switch (shape.kind) {
    case 'box':
      context.beginPath();
      if (shape.radius) context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
      else context.rect(shape.x, shape.y, shape.width, shape.height);
      paintPath(context, shape, colors);
      return;
    case 'disc':
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      paintPath(context, shape, colors);
      return;
    case 'line':
      context.beginPath();
      context.moveTo(shape.x, shape.y);
      context.lineTo(shape.toX, shape.toY);
      paintPath(context, shape, colors);
      return;
    case 'fade': {
      const { x, width, towards } = shape;
      const [from, to] = towards === 'left' ? [x + width, x] : [x, x + width];
      const gradient = context.createLinearGradient(from, 0, to, 0);
      gradient.addColorStop(0, `${colors[shape.fill]}d9`);
      gradient.addColorStop(1, `${colors[shape.fill]}00`);
      context.fillStyle = gradient;
      context.fillRect(x, shape.y, width, shape.height);
      return;
    }
    case 'words': {
      const font = fontOf(shape.size, shape.strong);
      // Setting a font costs even where it is the same.
      if (lastFonts.get(context) !== font) {
        context.font = font;
        lastFonts.set(context, font);
      }
      context.textAlign = anchors[shape.anchor ?? 'start'];
      context.fillStyle = colors[shape.fill];
      context.fillText(shape.words, shape.x, shape.y);
    }
  }
}

const lastFonts = new WeakMap<CanvasRenderingContext2D, string>();

/** A canvas that is made larger or smaller forgets its font. */
export function resizeCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
  const context = canvas.getContext('2d');
  if (context) lastFonts.delete(context);
}

interface Look {
  readonly fill?: keyof Omit<ThemeColors, 'tint'>;
  readonly opacity?: number;
  readonly stroke?: keyof Omit<ThemeColors, 'tint'>;
  readonly dashed?: boolean;
}

function paintPath(context: CanvasRenderingContext2D, look: Look, colors: ThemeColors): void {
  if (look.fill) {
    context.globalAlpha = look.opacity ?? 1;
    context.fillStyle = colors[look.fill];
    context.fill();
    context.globalAlpha = 1;
  }
  if (!look.stroke) return;
  if (look.dashed) context.setLineDash(dash as unknown as number[]);
  context.strokeStyle = colors[look.stroke];
  context.stroke();
  if (look.dashed) context.setLineDash([]);
}

/** Which paragraphs of a Word document are set in as quotations: by the style's name, or by room on both sides. */
import { readXml } from './docx-package.ts';

/** Built-in names are English in every language of Word; styles of one's own are not. */
const quoting = /^(?:intense ?)?quot(?:e|ations?)$|^block ?(?:text|quot(?:e|ation))s?$|^zitat/iu;

/** Twips (a twentieth of a point) on either side from which a paragraph is set in. */
const setIn = 400;

interface Style {
  readonly names: readonly string[];
  readonly basedOn: string;
  readonly left: number;
  readonly right: number;
}

/** What a paragraph itself says. */
export interface OwnLook {
  readonly style: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly isListed: boolean;
}

export const twips = (left: string, start: string): number | undefined => {
  const value = Number.parseInt(left === '' ? start : left, 10);
  return Number.isNaN(value) ? undefined : value;
};

export class DocxStyles {
  readonly #styles = new Map<string, Style>();

  constructor(xml: string | undefined) {
    if (xml === undefined) return;
    let id = '';
    let style = { names: [] as string[], basedOn: '', left: 0, right: 0 };
    readXml(xml, {
      open: (name, attribute) => {
        if (name === 'style') {
          id = attribute('type') === 'paragraph' ? attribute('styleId') : '';
          style = { names: [id], basedOn: '', left: 0, right: 0 };
        } else if (name === 'name') style.names.push(attribute('val'));
        else if (name === 'basedOn') style.basedOn = attribute('val');
        else if (name === 'ind') {
          style.left = twips(attribute('left'), attribute('start')) ?? 0;
          style.right = twips(attribute('right'), attribute('end')) ?? 0;
        }
      },
      close: (name) => {
        if (name === 'style' && id !== '') this.#styles.set(id, style);
      },
    });
  }

  isBlock({ style, left, right, isListed }: OwnLook): boolean {
    const chain = this.#chain(style);
    if (quoting.test(style) || chain.some(({ names }) => names.some((name) => quoting.test(name))))
      return true;
    if (isListed) return false;
    const by = (side: 'left' | 'right'): number => chain.find((known) => known[side] !== 0)?.[side] ?? 0;
    return (left ?? by('left')) >= setIn && (right ?? by('right')) >= setIn;
  }

  /** The style and those that it is based on; a circle is gone round once. */
  #chain(id: string): Style[] {
    const found: Style[] = [];
    for (
      let style = this.#styles.get(id);
      style && !found.includes(style);
      style = this.#styles.get(style.basedOn)
    )
      found.push(style);
    return found;
  }
}

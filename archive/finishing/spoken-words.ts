/**
 * Makes the words of every script readable for programs. Where the signs of a piece of text say something else than the text, as in
 * Arabic, in Devanagari or in a ligature, Skia writes the text beside them (`/ActualText`), which few programs read; and each sign
 * says what its font knows, which is nothing for a form that only shaping leads to. Here the signs themselves are made to say it.
 * Works on the content streams that Skia writes: an operator a line, and a step before each sign.
 */
import { type PDFContext, PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { readsFromRight } from '../anchoring/pdf-order.shared.ts';
import { type Over, paintedOver, type SpokenCluster, showing, spokenCluster } from './cluster.ts';
import { FontCodes } from './font-codes.ts';

const opening = /^\/Span<<\/ActualText (?:<feff([\da-f]*)>|\((.*)\)) >> BDC$/iu;
const choosing = /^\/(\S+) (\S+) Tf$/u;

export class SpokenWords {
  readonly #context: PDFContext;
  readonly #fonts = new Map<string, FontCodes | undefined>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** The content of a page with signs that say its words; `save` makes the fonts fit it. */
  spoken(content: string, resources: PDFDict | undefined): string {
    // The mode in which text is painted is set here, and must not be set elsewhere.
    if (!content.includes('/ActualText') || content.includes(' Tr\n')) return content;
    const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
    return spokenContent(content, (name) => this.#fontOf(fonts?.get(PDFName.of(name))));
  }

  save(): void {
    for (const font of this.#fonts.values()) font?.save();
  }

  #fontOf(ref: unknown): FontCodes | undefined {
    if (!(ref instanceof PDFRef)) return undefined;
    const name = ref.toString();
    if (!this.#fonts.has(name)) {
      const dict = this.#context.lookupMaybe(ref, PDFDict);
      this.#fonts.set(name, dict && FontCodes.of(this.#context, dict));
    }
    return this.#fonts.get(name);
  }
}

function spokenContent(content: string, fontOf: (name: string) => FontCodes | undefined): string {
  const source = content.split('\n');
  const run = new Run();
  /** Tags that are open: whether what they hold stands against the order of reading. */
  const tags: boolean[] = [];
  let font: FontCodes | undefined;
  let size = 0;
  const choose = (line: string): void => {
    const [, name, points] = line.endsWith(' Tf') ? (choosing.exec(line) ?? []) : [];
    if (name === undefined) return;
    font = fontOf(name);
    size = Number(points);
  };
  for (let at = 0; at < source.length; at++) {
    const line = source[at] ?? '';
    const span = line.startsWith('/Span') ? opening.exec(line) : null;
    const end = span ? source.indexOf('EMC', at) : -1;
    if (!span || end < 0) {
      choose(line);
      if (line.endsWith('BDC') || line.endsWith('BMC')) tags.push(line.startsWith('/ReversedChars'));
      else if (line === 'EMC') tags.pop();
      run.add(line);
      continue;
    }
    const within = source.slice(at + 1, end);
    for (const one of within) choose(one);
    const text = textOf(span);
    const fromRight = tags.includes(true) || readsFromRight(text);
    const spoken = font && spokenCluster(within, text, { font, size, fromRight });
    if (font && spoken) run.addCluster(spoken, font.digits);
    else for (const one of [line, ...within, 'EMC']) run.add(one);
    at = end;
  }
  return run.lines.join('\n');
}

/**
 * Lines with signs from one operator that sets text otherwise to the next. Signs that say nothing are painted at its end: a tag about
 * each of them would part the words, for programs that read a tag as the end of a piece.
 */
class Run {
  readonly lines: string[] = [];
  #at: Over['at'] = [0, 0];
  #over: Over[] = [];
  #digits = 4;

  add(line: string): void {
    const [isShown, x, y] = line.endsWith(' Tj') ? (showing.exec(line) ?? []) : [];
    if (isShown === undefined) this.#end();
    else if (x !== undefined) this.#at = [this.#at[0] + Number(x), this.#at[1] + Number(y)];
    this.lines.push(line);
  }

  addCluster({ before, lines, over, end }: SpokenCluster, digits: number): void {
    for (const line of before) this.add(line);
    const [x, y] = this.#at;
    this.lines.push(...lines);
    this.#digits = digits;
    this.#over.push(...over.map(({ at, code }): Over => ({ at: [x + at[0], y + at[1]], code })));
    this.#at = [x + end[0], y + end[1]];
  }

  #end(): void {
    if (this.#over.length > 0) this.lines.push(...paintedOver(this.#over, this.#digits, this.#at));
    this.#over = [];
    this.#at = [0, 0];
  }
}

/** What stands between round brackets is ASCII, with `\` before what would end it. */
function textOf([, digits, plain = '']: RegExpExecArray): string {
  if (digits === undefined) return plain.replaceAll(/\\(.)/gu, '$1');
  const units = digits.match(/.{4}/gu)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
  return String.fromCharCode(...units);
}

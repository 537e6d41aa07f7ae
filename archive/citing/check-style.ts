/** Looks through a .csl file before it is taken: what it can’t be is said with the line. */
import { SaxesParser } from 'saxes';
import { ProblemError } from '../contract/problem.ts';

const cslNamespace = 'http://purl.org/net/xbiblio/csl';
/** Characters of a style at most; the longest of the project has 150,000. */
const longestStyle = 400_000;
/** Elements of a style with each macro in the place of its call: a style that calls itself up grows without end. */
const mostElements = 200_000;

interface Macro {
  elements: number;
  readonly calls: { readonly name: string; readonly line: number }[];
}

export interface CheckedStyle {
  /** Last part of the style’s own id, for its name here. */
  readonly slug: string;
  readonly title: string;
}

/** Says what a style is called, or throws with a sentence that names the file and the line. */
export function checkStyle(file: string, xml: string): CheckedStyle {
  const refuse = (why: string, line?: number): never => {
    throw new ProblemError(
      'refused',
      `“${file}” ${line === undefined ? '' : `can’t be used as a citation style: line ${line} `}${why}. Nothing was changed.`,
    );
  };
  if (xml.length > longestStyle) refuse('is too large to be a citation style');
  const parser = new SaxesParser({ xmlns: true, position: true });
  const path: string[] = [];
  const texts = new Map<string, string>();
  const macros = new Map<string, Macro>();
  const outside: Macro = { elements: 0, calls: [] };
  const seen = new Set<string>();
  let inside = outside;
  parser.on('error', (error) => {
    refuse(`is no XML (${error.message.replace(/^\d+:\d+: /u, '').replace(/[.\s]+$/u, '')})`, parser.line);
  });
  parser.on('doctype', () => refuse('declares a document type, which no style has', parser.line));
  parser.on('opentag', (element) => {
    const name = element.local;
    const value = (attribute: string): string => element.attributes[attribute]?.value ?? '';
    if (path.length === 0) {
      if (name !== 'style' || element.uri !== cslNamespace)
        refuse(`begins with “${name}”, not with a CSL style`, parser.line);
      if (value('class') !== 'note' && value('class') !== 'in-text')
        refuse('does not say whether the style is a “note” or an “in-text” style', parser.line);
    }
    if (path.join('/') === 'style/info' && name === 'link' && value('rel') === 'independent-parent')
      refuse(
        `names another style that this one only stands for (${value('href')}). Add that one instead`,
        parser.line,
      );
    path.push(name);
    if (path.length === 2) {
      seen.add(name);
      if (name === 'macro') {
        inside = { elements: 0, calls: [] };
        macros.set(value('name'), inside);
      }
    }
    inside.elements++;
    const called = name === 'text' || name === 'key' ? value('macro') : '';
    if (called !== '') inside.calls.push({ name: called, line: parser.line });
  });
  parser.on('text', (text) => {
    const where = path.join('/');
    if (where === 'style/info/title' || where === 'style/info/id')
      texts.set(where, `${texts.get(where) ?? ''}${text}`);
  });
  parser.on('closetag', () => {
    if (path.length === 2) inside = outside;
    path.pop();
  });
  parser.write(xml.replace(/^\uFEFF/u, '')).close();
  if (!seen.has('citation')) refuse('is no citation style: it does not say how a citation is set');
  checkCalls(outside, macros, refuse);
  const title = (texts.get('style/info/title') ?? '').replace(/\s+/gu, ' ').trim();
  if (title === '') refuse('is no citation style: it has no title');
  const id = (texts.get('style/info/id') ?? '').trim().split('/').at(-1) || title;
  const slug =
    id
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 80) || 'style';
  return { slug, title };
}

/** Every macro that is called is there, none calls itself in the end, and all of it stays of a size. */
function checkCalls(
  outside: Macro,
  macros: ReadonlyMap<string, Macro>,
  refuse: (why: string, line?: number) => never,
): void {
  const sizes = new Map<Macro, number>();
  const open = new Set<Macro>();
  const size = (macro: Macro): number => {
    const known = sizes.get(macro);
    if (known !== undefined) return known;
    open.add(macro);
    let total = macro.elements;
    for (const { name, line } of macro.calls) {
      const called = macros.get(name) ?? refuse(`calls the macro “${name}”, which is not there`, line);
      if (open.has(called)) refuse(`calls the macro “${name}” from within itself`, line);
      total += size(called);
      if (total > mostElements) refuse('is nested without end', line);
    }
    open.delete(macro);
    sizes.set(macro, total);
    return total;
  };
  size(outside);
  for (const macro of macros.values()) size(macro);
}

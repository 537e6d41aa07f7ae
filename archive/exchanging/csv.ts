/** Tables as RFC 4180 has them. */
import { Refusal } from '../importing/parsed.ts';

export interface CsvRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a table; a quotation mark inside a cell is written twice. Line breaks may be of any system. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const end = (): void => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells });
    cells = [];
    began = line;
  };
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; ; at++) {
        if (at >= text.length)
          throw new Refusal(`has a quotation mark on line ${opened} that is never closed`);
        const character = text[at];
        if (character === '"') {
          if (text[at + 1] !== '"') break;
          at++;
        } else if (character === '\n') line++;
        cell += character;
      }
      at++;
      if (at < text.length && !/[,\r\n]/u.test(text.charAt(at)))
        throw new Refusal(`has something behind a closing quotation mark on line ${line}`);
    } else {
      const from = at;
      while (at < text.length && !/[,\r\n]/u.test(text.charAt(at))) at++;
      cell = text.slice(from, at);
    }
    cells.push(cell);
    if (text[at] === ',') {
      at++;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    const isOver = at >= text.length;
    at++;
    line++;
    end();
    if (isOver || at >= text.length) return rows;
  }
}

/**
 * Programs take cells that begin so for formulas and run them (owasp.org/www-community/attacks/CSV_Injection): they
 * get an apostrophe before them.
 */
const formula = /^[=+\-@\t\r]/u;

export const isFormula = (cell: string): boolean => formula.test(cell);

/** A table; every cell is in quotation marks, lines end in CR LF. */
export function writeCsv(rows: readonly (readonly string[])[], { bom = false } = {}): string {
  const cell = (value: string): string =>
    `"${(isFormula(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  return `${bom ? '\ufeff' : ''}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

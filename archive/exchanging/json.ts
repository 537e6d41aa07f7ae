/** Looking into JSON of unknown make. Nothing of it becomes the name of a member. */
import * as z from 'zod';
import { Refusal } from '../importing/parsed.ts';

export type Unknown = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One or several, as JSON-LD has it. */
export const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const texts = (value: unknown): string[] =>
  list(value)
    .map(text)
    .filter((item) => item !== '');

const wholeNumber = z.number().int().min(0);
export const count = (value: unknown): number | null => wholeNumber.safeParse(value).data ?? null;

/** Parses JSON, or refuses with the line at which it breaks. */
export function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.startsWith('\ufeff') ? content.slice(1) : content);
  } catch (error) {
    const at = /position (\d+)/u.exec((error as Error).message)?.[1];
    const line = at === undefined ? '' : ` (line ${content.slice(0, Number(at)).split('\n').length})`;
    throw new Refusal(`is no JSON that can be read${line}`);
  }
}

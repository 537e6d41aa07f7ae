/** The words and signs of a text, each with its place and the form in which it is compared. */
import { comparedForm } from './compared-text.ts';

export interface WordToken {
  readonly start: number;
  readonly end: number;
  /** Strict but for quotes and dashes. */
  readonly form: string;
  readonly isWord: boolean;
}

const tokens =
  /\[[^[\]\n]{1,200}\]|…|\.(?:\s?\.){2,3}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+(?:['’ʼ‑-][\p{L}\p{N}\p{M}]+)*|\S/gu;

const plain = /^[a-zA-Z0-9]+$/u;
const letter = /[\p{L}\p{N}]/u;

export function wordTokens(text: string, offset = 0): WordToken[] {
  return Array.from(text.matchAll(tokens), ({ 0: token, index }) => ({
    start: offset + index,
    end: offset + index + token.length,
    form: plain.test(token) ? token : comparedForm(token) || token,
    isWord: letter.test(token),
  }));
}

/** What an ellipsis, or an insertion, is in the words of a quotation. */
export const isEllipsis = (form: string): boolean => /^[[(]?\s*\.(?:\s?\.){2,3}\s*[\])]?$/u.test(form);
export const isInsertion = (form: string): boolean => /^\[.*\p{L}.*\]$/su.test(form);

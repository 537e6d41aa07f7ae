/**
 * The sentences of a text: those of Unicode (UAX 29), put together again where a stop ends an abbreviation and no sentence.
 * A line break ends a sentence.
 */

export interface Stretch {
  /** In UTF-16 code units, without the white space around. */
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A stop after these ends no sentence: titles, initials, and what is mostly followed by a name or a number. */
const abbreviations = [
  // titles
  'Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Maj|Lt|Sgt|Capt|Cmdr|Adm|Insp|Supt|Pres|Fr|St|Mt|Ft',
  'M|MM|Mme|Mmes|Mlle|Me|Sr|Sra|Srta|Sres|Dra|Dña|Lic|Ing|Hr|Fr|Hrn|Dipl',
  // parts of works, and numbers
  'No|Nos|Nr|Nrn|Art|Arts|Abs|Bd|Bde|Fig|Figs|Ch|Vol|Vols|Sec|para|paras|pp?|ff?|ed|eds|trans|núm|pág|págs|cap',
  // in running text
  'cf|vgl|viz|vs|v|ca|approx|bzw|ggf|evtl|inkl|Hrsg|Mio|Mrd|Tel',
  // months and days
  'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thur|Thurs|Fri|Sat|Sun',
].join('|');
const abbreviated = new RegExp(
  String.raw`(?:^|[\s(\[“"‘«„])(?:\p{Lu}|\p{Lu}\.-\p{Lu}|${abbreviations}|e\. ?g|i\. ?e|z\. ?B|d\. ?h|u\. ?a|o\. ?ä)\.\s*$`,
  'u',
);
/** `U.S.`, `J. F.`: they may end a sentence as well. */
const initials = /(?:^|[\s([“"‘«„])(?:\p{Lu}\.\s?)+$/u;
/** `3. Mai`: a day of the month, in languages that write it with a stop. */
const ordinal = /(?:^|\s)\d{1,2}\.\s*$/u;
const germanMonth =
  /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/u;
/** With a capital these begin a sentence; none of them goes on in a name. */
const begins =
  /^[“"‘«„(]*(?:The|This|That|These|Those|He|She|It|They|We|There|Their|His|Her|Its|But|And|In|On|At|As|If|When|After|Before|For|An|No|Not|So|Yet|However)\b/u;

export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    const before = text.slice(start, index);
    if (index > start && !goesOn(before, segment)) {
      add(found, text, start, end);
      start = index;
    }
    end = index + segment.length;
  }
  add(found, text, start, end);
  return found;
}

function goesOn(before: string, next: string): boolean {
  if (/[\n\r\u2029]\s*$/u.test(before)) return false;
  // A closing mark, or punctuation alone, belongs to what it closes.
  if (!/[\p{L}\p{N}]/u.test(next)) return true;
  if (/(?:^|[\s(])\p{Ll}\.\s*$/u.test(before) && /^\p{L}\./u.test(next)) return true;
  if (initials.test(before)) return !begins.test(next);
  return abbreviated.test(before) || (ordinal.test(before) && germanMonth.test(next));
}

function add(found: Stretch[], text: string, start: number, end: number): void {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  if (to > from && /[\p{L}\p{N}]/u.test(words)) found.push({ start: from, end: to });
}

/** Compares the pages of a document with what its manifest says of them. */
import type { Manifest, ProofFinding } from '../contract/proof.ts';
import { bareFingerprint } from './fingerprint.ts';
import { firstDifference } from './first-difference.ts';
import { fingerprintMark, pageWords, withoutSpace } from './printed-words.ts';
import type { ProofParts } from './proof-parts.ts';

export interface PagesChecked {
  readonly findings: readonly ProofFinding[];
  readonly remarks: readonly string[];
  /** Whether what draws the pages is what drew them. */
  readonly isDrawnAsMade: boolean;
}

const activeWords: Readonly<Record<string, string>> = {
  OpenAction: 'an action that runs when it is opened',
  AA: 'actions that run while it is read',
  AcroForm: 'form fields',
  OCProperties: 'layers, which can hide what stands on a page',
  Collection: 'a cover that hides its pages',
  JavaScript: 'scripts',
};

export function checkPages(manifest: Manifest, parts: ProofParts, fingerprint: string): PagesChecked {
  const findings: ProofFinding[] = [];
  const remarks: string[] = [];
  if (manifest.pages.length !== parts.pages.length)
    findings.push({
      of: 'page',
      where: 'The pages',
      message: `It has ${parts.pages.length} pages and had ${manifest.pages.length}.`,
    });
  let isDrawnAsMade = manifest.pages.length === parts.pages.length;
  parts.pages.forEach(({ text, drawing }, index) => {
    const made = manifest.pages[index];
    if (!made) return;
    const words = pageWords(text, fingerprint);
    const { was, is } = words === made.words ? { was: '', is: '' } : firstDifference(made.words, words);
    if (withoutSpace(words) === withoutSpace(made.words)) {
      if (words !== made.words)
        remarks.push(`Page ${index + 1} has its spaces set otherwise: it had “${was}”, it has “${is}”.`);
    } else {
      findings.push({
        of: 'page',
        where: `Page ${index + 1}`,
        message: `Page ${index + 1} does not say what it said: it had “${was}”, it has “${is}”.`,
      });
    }
    if (made.drawing !== null && made.drawing !== drawing) isDrawnAsMade = false;
  });
  for (const part of parts.active)
    if (!manifest.active.includes(part))
      findings.push({
        of: 'file',
        where: 'The file',
        message: `It has been given ${activeWords[part] ?? part}.`,
      });
  return { findings: [...findings, ...colophon(manifest, parts, fingerprint)], remarks, isDrawnAsMade };
}

/** The last words of the document say what it carries: by these a reader compares without this program. */
function colophon(manifest: Manifest, parts: ProofParts, fingerprint: string): ProofFinding[] {
  const all = withoutSpace(parts.pages.map(({ text }) => text).join(''));
  const missing = manifest.attachments.filter(({ sha256 }) => !all.includes(sha256)).map(({ name }) => name);
  const isPrinted = manifest.pages.some(({ words }) => words.includes(fingerprintMark));
  return [
    ...(isPrinted && all.includes(bareFingerprint(fingerprint))
      ? []
      : [
          {
            of: 'fingerprint' as const,
            where: 'The fingerprint',
            message: `It prints another fingerprint than its own, ${fingerprint}.`,
          },
        ]),
    ...missing.map((name) => ({
      of: 'attachment' as const,
      where: name,
      message: `The SHA-256 of “${name}” is not the one that the document prints.`,
    })),
  ];
}

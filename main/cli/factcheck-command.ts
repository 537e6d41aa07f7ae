/** The fact-check of a briefing: which passages support which sentence, and which sentence has none. */
import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { longestPastedDraft } from '../../archive/contract/drafts.ts';
import {
  type CheckedSentence,
  type FactCheck,
  factCheckFormats,
  type SentenceRef,
} from '../../archive/contract/factcheck.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import {
  countsInWords,
  doubtOf,
  openIn,
  stateWords,
  takenInWords,
} from '../../archive/factcheck/factcheck-words.shared.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, exitCodes, print } from './session.ts';

interface CheckOptions extends CommonOptions {
  readonly gaps?: boolean;
  readonly out?: string;
  readonly bom?: boolean;
  readonly draft?: string;
  readonly title?: string;
}

export function addFactCheckCommands(program: Command, context: Context): void {
  const factcheck = example(
    program
      .command('factcheck')
      .description('for every sentence of a briefing’s own text, the passages that support it'),
    'factcheck show "My archive" b7n8m9a1s2d3',
  );

  example(
    factcheck.command('show', { isDefault: true }).argument('<archive>').argument('[briefing]', 'its id'),
    'factcheck "My archive" b7n8m9a1s2d3 --gaps',
  )
    .description('list the sentences, and write the table')
    .option('--gaps', 'only sentences that need looking at')
    .option('--out <file>', 'write the table: .docx or .csv')
    .option('--bom', 'a .csv with a byte order mark, which some programs need')
    .option(
      '--draft <file>',
      'take in a .docx, .txt, .md or .html file as a new briefing first; - for standard input',
    )
    .option('--title <title>', 'of the briefing that a draft becomes')
    .action(async (archive: string, briefing: string | undefined, options: CheckOptions) => {
      const taken = options.draft === undefined ? null : await take(context, archive, options);
      const id = taken?.id ?? briefing;
      if (id === undefined || (taken && briefing !== undefined))
        throw new ProblemError(
          'usage',
          'Name a briefing by its id, or a draft with --draft. Nothing was changed.',
        );
      const check = await askArchive(context, archive, 'factcheck.get', { id });
      const written = options.out === undefined ? null : await write(context, archive, id, options);
      if (openIn(check) > 0) process.exitCode = exitCodes.findings;
      print(options, { ...check, ...(taken && { taken }), ...(written && { file: written.path }) }, () => [
        ...(taken ? [takenInWords(taken), `Its id is ${taken.id}.`, ''] : []),
        ...checkLines(check, options.gaps ?? false),
        ...(written ? ['', `Wrote ${options.out}.`] : []),
      ]);
    });

  const ofSentence = (name: string, what: string): Command =>
    example(
      factcheck
        .command(name)
        .argument('<archive>')
        .argument('<briefing>')
        .requiredOption('--sentence <number>', 'as “factcheck show” numbers them'),
      `factcheck ${name} "My archive" b7n8m9a1s2d3 --sentence 4${name.endsWith('link') ? ' --passage k3f9x2m0q7ab' : ''}`,
    ).description(what);

  ofSentence('link', 'say that passages support a sentence')
    .requiredOption('--passage <id>', 'a highlight; give it once for each', collected)
    .action(async (archive: string, id: string, options: SaidOptions & { passage: string[] }) => {
      const sentence = await sentenceNumbered(context, archive, id, options.sentence);
      said(
        options,
        await askArchive(context, archive, 'factcheck.link', { id, sentence, annotations: options.passage }),
      );
    });

  ofSentence('unlink', 'say that a passage does not support a sentence after all')
    .requiredOption('--passage <id>', 'a highlight; give it once for each', collected)
    .action(async (archive: string, id: string, options: SaidOptions & { passage: string[] }) => {
      const sentence = await sentenceNumbered(context, archive, id, options.sentence);
      for (const annotation of options.passage)
        await askArchive(context, archive, 'factcheck.unlink', { id, sentence, annotation });
      said(options, await askArchive(context, archive, 'factcheck.get', { id }));
    });

  ofSentence('needs-none', 'say that a sentence needs no source')
    .option('--undo', 'it needs one after all')
    .action(async (archive: string, id: string, options: SaidOptions & { undo?: boolean }) => {
      const sentence = await sentenceNumbered(context, archive, id, options.sentence);
      said(
        options,
        await askArchive(context, archive, 'factcheck.needsNone', { id, sentence, needsNone: !options.undo }),
      );
    });

  example(
    factcheck
      .command('settle')
      .argument('<archive>')
      .argument('<briefing>')
      .argument('<claim>', 'its id, as “factcheck show” names it'),
    'factcheck settle "My archive" b7n8m9a1s2d3 c4v5b6n7m8a9 --sentence 4',
  )
    .description('say of a sentence that was changed whether what supported it still does')
    .option('--sentence <number>', 'it supports this sentence')
    .option('--let-go', 'it supports none any more')
    .action(
      async (
        archive: string,
        id: string,
        claim: string,
        options: CommonOptions & { sentence?: string; letGo?: boolean },
      ) => {
        if ((options.sentence === undefined) === !options.letGo)
          throw new ProblemError('usage', 'Say --sentence or --let-go. Nothing was changed.');
        const sentence =
          options.sentence === undefined
            ? null
            : await sentenceNumbered(context, archive, id, options.sentence);
        said(options, await askArchive(context, archive, 'factcheck.settle', { id, claim, sentence }));
      },
    );
}

interface SaidOptions extends CommonOptions {
  readonly sentence: string;
}

function said(options: CommonOptions, check: FactCheck): void {
  print(options, check, () => [`${countsInWords(check)}.`]);
}

async function sentenceNumbered(
  context: Context,
  archive: string,
  id: string,
  written: string,
): Promise<SentenceRef> {
  const { sentences } = await askArchive(context, archive, 'factcheck.get', { id });
  const found = sentences[Number(written) - 1];
  if (!/^\d+$/u.test(written) || !found)
    throw new ProblemError(
      'not-found',
      `There is no sentence ${written} in this briefing: it has ${sentences.length}. Nothing was changed.`,
    );
  return { block: found.block, quote: found.quote };
}

function take(context: Context, archive: string, { draft = '', title }: CheckOptions) {
  if (draft !== '-')
    return askArchive(context, archive, 'factcheck.takeDraftFile', { path: resolve(draft), title });
  const text = readFileSync(0, 'utf8');
  if (text.length > longestPastedDraft)
    throw new ProblemError(
      'usage',
      'What came on standard input is too long to be taken in at once. Save it as a file and name that; nothing was changed.',
    );
  return askArchive(context, archive, 'factcheck.takeDraft', { text, title });
}

function write(context: Context, archive: string, id: string, { out = '', bom }: CheckOptions) {
  const path = resolve(out);
  const format = factCheckFormats.find((one) => `.${one}` === extname(path).toLowerCase());
  if (!format)
    throw new ProblemError(
      'usage',
      `“${basename(path)}” ends neither in .docx nor in .csv. Choose one of these; nothing was written.`,
    );
  return askArchive(context, archive, 'factcheck.export', { id, format, path, bom });
}

function checkLines(check: FactCheck, gapsOnly: boolean): string[] {
  const shown = check.sentences.filter(({ state }) => !gapsOnly || state === 'gap' || state === 'changed');
  return [
    `${countsInWords(check)}.`,
    ...shown.flatMap((sentence) => sentenceLines(check, sentence)),
    ...check.loose.flatMap(({ claim, was, evidence, among }) => [
      '',
      `   ${among.length > 0 ? `Several sentences (${among.join(', ')}) have the words` : 'Not in the text any more'}: “${was}”  (claim ${claim})`,
      ...passageLines(check, evidence),
    ]),
  ];
}

function sentenceLines(
  check: FactCheck,
  { number, state, quote, evidence, changed }: CheckedSentence,
): string[] {
  return [
    '',
    `${number}. ${stateWords[state].toUpperCase()}`,
    `   ${quote.exact}`,
    ...passageLines(check, evidence),
    ...changed.flatMap(({ claim, was, evidence: support }) => [
      `   It was: “${was}”  (claim ${claim}: does what supported it still do?)`,
      ...passageLines(check, support),
    ]),
  ];
}

const passageLines = ({ passages }: FactCheck, evidence: readonly string[]): string[] =>
  evidence.flatMap((id) => {
    const passage = passages[id];
    if (!passage) return [];
    const doubt = doubtOf(passage);
    return [
      `   – ${[passage.sign, passage.quote === '' ? '' : `“${passage.quote.replace(/\s+/gu, ' ')}”`, passage.citation].filter(Boolean).join('  ')}${doubt === '' ? '' : `  [${doubt}]`}  ${passage.address || id}`,
    ];
  });

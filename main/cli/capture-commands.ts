import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Comparison, Fates } from '../../archive/contract/captures.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import { annotationJson, annotationLines } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';

export function addCaptureCommands(program: Command, annotations: Command, context: Context): void {
  const captures = example(
    program
      .command('captures')
      .description('the stored copies of an article: newer ones stand beside the older'),
    'captures add "My archive" k3f9x2m0q7ab article-today.html',
  );
  example(
    captures.command('list').argument('<archive>').argument('<article>'),
    'captures list "My archive" k3f9x2m0q7ab',
  )
    .description('list the stored copies of an article, newest first')
    .action(async (archive: string, article: string, options: CommonOptions) => {
      const stored = await askArchive(context, archive, 'captures.list', { article });
      print(options, stored, () =>
        columns(
          stored.map(({ id, captured, kind, originalName }) => [
            id,
            captured.slice(0, 16),
            kind,
            originalName,
          ]),
          90,
        ),
      );
    });
  example(
    captures
      .command('add')
      .argument('<archive>')
      .argument('<article>', 'the id of an article')
      .argument('<file>', 'the newer copy; - for text from standard input'),
    'captures add "My archive" k3f9x2m0q7ab article-today.html',
  )
    .description('put a newer copy beside the older ones, and tell how the highlights fare in it')
    .action(async (archive: string, article: string, file: string, options: CommonOptions) => {
      const fates =
        file === '-'
          ? await askArchive(context, archive, 'captures.paste', { article, text: readFileSync(0, 'utf8') })
          : await askArchive(context, archive, 'captures.add', { article, path: resolve(file) });
      print(options, fates, () => fateLines(fates));
    });
  example(
    captures.command('report').argument('<archive>').argument('<article>'),
    'captures report "My archive" k3f9x2m0q7ab',
  )
    .description('how the highlights of an article fare in one of its copies')
    .option('--capture <id>', 'which copy; the newest unless told')
    .action(async (archive: string, article: string, options: CommonOptions & { capture?: string }) => {
      const fates = await askArchive(context, archive, 'captures.fates', {
        article,
        capture: options.capture,
      });
      print(options, fates, () => fateLines(fates));
    });
  example(
    captures.command('compare').argument('<archive>').argument('<article>'),
    'captures compare "My archive" k3f9x2m0q7ab',
  )
    .description('what changed from one copy to a newer one: - gone, + new, ~ rewritten')
    .option('--from <id>', 'the older copy; the one before unless told')
    .option('--to <id>', 'the newer copy; the newest unless told')
    .action(
      async (archive: string, article: string, options: CommonOptions & { from?: string; to?: string }) => {
        const { from, to } = options;
        const comparison = await askArchive(context, archive, 'captures.compare', { article, from, to });
        print(options, comparison, () => comparisonLines(comparison));
      },
    );
  example(
    annotations.command('place').argument('<archive>').argument('<id>', 'the id of a highlight'),
    'annotations place "My archive" p81kd0a2b3c4 --quote "the gate had been closed"',
  )
    .description('say where a highlight stands in a copy; what was highlighted stays as it is')
    .requiredOption('--quote <words>', 'the words as they stand there')
    .option('--nth <number>', 'which place, from 1, where the words stand several times', wholeNumber)
    .option('--capture <id>', 'in which copy; the newest unless told')
    .action(
      async (
        archive: string,
        id: string,
        options: CommonOptions & { quote: string; nth?: number; capture?: string },
      ) => {
        const { quote, nth, capture } = options;
        const annotation = await askArchive(context, archive, 'annotations.place', {
          id,
          quote,
          nth,
          capture,
        });
        print(options, annotationJson(annotation), () => annotationLines(annotation));
      },
    );
  example(
    annotations.command('check').argument('<archive>').argument('<id>', 'the id of a highlight'),
    'annotations check "My archive" p81kd0a2b3c4 --picture words.png',
  )
    .description(
      'whether a machine read its words; with a picture: that you compared them with it, and they are right',
    )
    .option('--picture <file>', 'a PNG of the words as the page shows them; it is kept with the highlight')
    .option('--out <file>', 'write the picture that was compared into a new file')
    .action(
      async (archive: string, id: string, options: CommonOptions & { picture?: string; out?: string }) => {
        const png = options.picture && readFileSync(options.picture).toString('base64');
        const annotation = png
          ? await askArchive(context, archive, 'annotations.check', { id, png })
          : await askArchive(context, archive, 'annotations.edit', { id });
        if (options.out !== undefined) {
          const kept = await askArchive(context, archive, 'annotations.picture', { id });
          if (kept.png === null)
            throw new ProblemError(
              'not-found',
              'No picture is kept with this highlight. Nothing was written.',
            );
          writeFileSync(options.out, Buffer.from(kept.png, 'base64'), { flag: 'wx' });
        }
        const { machineRead, checked } = annotation;
        print(options, { id, machineRead, checked }, () => [checkedLine(machineRead, checked)]);
      },
    );
}

function checkedLine(machineRead: boolean, checked: Annotation['checked']): string {
  if (!machineRead) return 'No machine read these words.';
  if (!checked) return 'A machine read these words; nobody has compared them with the picture.';
  const by = checked.by ? ` by ${checked.by}` : '';
  return `A machine read these words; compared with the picture${by} on ${checked.at.slice(0, 10)}.`;
}

function fateLines({ capture, marks }: Fates): string[] {
  const words = (text: string): string => text.replace(/\s+/gu, ' ');
  const edited = marks.filter(({ found }) => found !== null);
  return [
    `In ${capture}: ${
      ['exact', 'moved', 'ambiguous', 'lost', 'waiting']
        .map((state) => [state, marks.filter((mark) => mark.state === state).length] as const)
        .filter(([, count]) => count > 0)
        .map(([state, count]) => `${count} ${state}`)
        .join(', ') || 'no highlights'
    }.`,
    ...marks
      .filter(({ state, found }) => state !== 'exact' || found !== null)
      .flatMap(({ id, quote, state, found }) => [
        `${id}  ${state}  “${words(quote)}”`,
        ...(found === null ? [] : [`    now: “${words(found)}”`]),
      ]),
    ...(edited.length === 0 ? [] : [`${counted(edited.length, 'quoted passage')} edited since.`]),
  ];
}

const signs = { gone: '-', new: '+', changed: '~', same: ' ' } as const;

function comparisonLines({ from, to, parts }: Comparison): string[] {
  const changes = parts.filter(({ kind }) => kind !== 'same');
  if (changes.length === 0) return [`${from} and ${to} say the same.`];
  return [
    `From ${from} to ${to}:`,
    ...changes.flatMap(({ kind, from: before, to: after }) =>
      kind === 'changed'
        ? [`~ ${before.trim()}`, `→ ${after.trim()}`, '']
        : [`${signs[kind]} ${(before || after).trim()}`, ''],
    ),
  ];
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a number from 1.');
  return number;
}

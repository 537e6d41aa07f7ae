/** Signs, bibliographic data, citations and their styles. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { writeExport } from '../../archive/briefings/write-export.ts';
import { nameInWords, readName } from '../../archive/citing/cited-name.ts';
import { factWords, roleWords, typeWords } from '../../archive/citing/fact-words.shared.ts';
import {
  type CitedFacts,
  type CitedName,
  type CitingChanges,
  type DescriptionPlan,
  type FactName,
  type Facts,
  factNames,
  type NameRole,
  nameRoles,
  type ReferenceFormat,
  referenceFormats,
  type SourceType,
  sourceTypes,
} from '../../archive/contract/citing.ts';
import { type NotePlace, notePlaces } from '../../archive/contract/document.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import {
  askArchive,
  type CommonOptions,
  type Context,
  columns,
  counted,
  exitCodes,
  print,
} from './session.ts';

export function addCitingCommands(program: Command, context: Context): void {
  example(
    program.command('find').argument('<archive>').argument('<sign>', 'as it stands in a document'),
    'find "My archive" S-k3f9.4',
  )
    .description('find the article or passage that a sign stands for')
    .action(async (archive: string, sign: string, options: CommonOptions) => {
      const found = await askArchive(context, archive, 'citing.find', { sign });
      if (found.length === 0)
        throw new ProblemError('not-found', `Nothing in this archive has the sign “${sign}”.`);
      if (found.length > 1) process.exitCode = exitCodes.findings;
      print(options, found, () =>
        found.flatMap(({ sign: now, article, annotation, title, words, trashed }) => [
          `${now}  ${annotation ?? article}  ${title}${trashed ? ' (in the trash)' : ''}`,
          ...(words === '' ? [] : [`  “${words.replace(/\s+/gu, ' ')}”`]),
        ]),
      );
    });
  const articles = program.commands.find((command) => command.name() === 'articles') ?? program;
  addCite(articles, context);
  addDescribe(articles, context);
  addFacts(articles, context);
  addStyles(program, context);
}

interface CiteOptions extends CommonOptions {
  readonly format?: ReferenceFormat;
  readonly style?: string;
  readonly language?: string;
  readonly out?: string;
}

function addCite(articles: Command, context: Context): void {
  example(
    articles.command('cite').argument('<archive>').argument('[id...]', 'articles; all where none is named'),
    'articles cite "My archive" k3f9x2m0q7ab --style apa',
  )
    .description('cite articles in a style, or write them for a reference manager')
    .addOption(new Option('--format <format>', 'for Zotero, EndNote and others').choices(referenceFormats))
    .addOption(
      new Option('--style <style>', 'a citation style, as “styles list” names it').conflicts('format'),
    )
    .option('--language <language>', 'of the citations: en-GB, de, pt-BR')
    .option('--out <file>', 'the file to write')
    .action(async (archive: string, ids: string[], options: CiteOptions) => {
      const { format, style, language, out } = options;
      if (format !== undefined) {
        const { content, articles: count } = await askArchive(context, archive, 'citing.references', {
          articles: ids,
          format,
        });
        if (out === undefined) {
          print(options, { content, articles: count }, () => [content.trimEnd()]);
          return;
        }
        writeExport(resolve(out), Buffer.from(content));
        print(options, { file: out, articles: count }, () => [`Wrote ${out}: ${counted(count, 'article')}.`]);
        return;
      }
      const { entries } = await askArchive(context, archive, 'citing.bibliography', {
        articles: ids,
        style,
        language,
      });
      if (out === undefined) {
        print(options, entries, () => entries.map(({ words }) => words));
        return;
      }
      writeExport(resolve(out), Buffer.from(`${entries.map(({ words }) => words).join('\n')}\n`));
      print(options, { file: out, articles: entries.length }, () => [
        `Wrote ${out}: ${counted(entries.length, 'article')}.`,
      ]);
    });
}

interface DescribeOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
}

function addDescribe(articles: Command, context: Context): void {
  example(
    articles.command('describe').argument('<archive>').argument('<file>', 'BibTeX, RIS or CSL-JSON'),
    'articles describe "My archive" zotero.bib --dry-run',
  )
    .description('take what a reference manager says of articles; what stands otherwise stays')
    .option('--dry-run', 'only say what would be changed')
    .option('--overwrite', 'also where something else stands')
    .action(async (archive: string, file: string, options: DescribeOptions) => {
      const plan = await askArchive(context, archive, 'citing.readReferences', { path: resolve(file) });
      const isLeft = plan.problems.length > 0 || plan.entries.some(({ article }) => article === null);
      if (isLeft) process.exitCode = exitCodes.findings;
      const overwrite = options.overwrite ?? false;
      if (options.dryRun) {
        print(options, plan, () => [...planLines(plan, overwrite), 'Nothing was changed.']);
        return;
      }
      const done = await askArchive(context, archive, 'citing.carryOut', { plan: plan.plan, overwrite });
      if (done.left > 0) process.exitCode = exitCodes.findings;
      print(options, { ...plan, ...done }, () => [
        ...planLines(plan, overwrite),
        `Changed ${counted(done.fields, 'field')} of ${counted(done.articles, 'article')}.${done.left > 0 ? ` ${counted(done.left, 'field')} ${done.left === 1 ? 'stands' : 'stand'} otherwise and ${done.left === 1 ? 'was' : 'were'} left: take ${done.left === 1 ? 'it' : 'them'} with --overwrite.` : ''}`,
      ]);
    });
}

function planLines({ entries, problems }: DescriptionPlan, overwrite: boolean): string[] {
  return [
    ...entries.flatMap(({ title, article, fields }) =>
      article === null
        ? [`${title || '(no title)'}: no article of this archive`]
        : [
            `${title || '(no title)'}: ${article.id}${fields.length === 0 ? ', nothing new' : ''}`,
            ...fields.map(
              ({ field, from, to, overwrites }) =>
                `  ${field}: ${from === '' ? '' : `${from} → `}${to}${overwrites && !overwrite ? '  (stays as it is)' : ''}`,
            ),
          ],
    ),
    ...problems,
  ];
}

interface FactOptions extends CommonOptions {
  readonly type?: SourceType | '';
  readonly set?: Facts;
  readonly author?: string[];
  readonly editor?: string[];
  readonly translator?: string[];
  readonly interviewer?: string[];
}

/** `volume=12`; '' takes it away. */
function factSaid(said: string, known: Facts = {}): Facts {
  const at = said.indexOf('=');
  const name = said.slice(0, Math.max(0, at)).toLowerCase();
  const fact = factNames.find((one) => one.toLowerCase() === name);
  if (fact === undefined)
    throw new InvalidArgumentError(`Say it as NAME=TEXT. Names are ${factNames.join(', ')}.`);
  return { ...known, [fact]: said.slice(at + 1) };
}

function addFacts(articles: Command, context: Context): void {
  example(
    articles.command('facts').argument('<archive>').argument('<id>'),
    'articles facts "My archive" k3f9x2m0q7ab --json',
  )
    .description('show what bibliographies say of an article')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const facts = await askArchive(context, archive, 'citing.facts', { id });
      print(options, facts, () => factLines(facts));
    });
  example(
    articles.command('edit').argument('<archive>').argument('<id>'),
    'articles edit "My archive" k3f9x2m0q7ab --type article-newspaper --set page=A1 --author "León, Kevin de"',
  )
    .description('correct what bibliographies say of an article')
    .addOption(new Option('--type <type>', '"" for none').choices([...sourceTypes, '']))
    .option('--set <name=text>', `${factNames.join(', ')}; no text takes it away`, factSaid)
    .option('--author <name>', '“Family, Given”, or {an institution}; once for each, "" for none', collected)
    .option('--editor <name>', 'likewise', collected)
    .option('--translator <name>', 'likewise', collected)
    .option('--interviewer <name>', 'likewise', collected)
    .action(async (archive: string, id: string, options: FactOptions) => {
      const { type, set, author, ...others } = options;
      const names: Partial<Record<NameRole, CitedName[]>> = {};
      for (const role of nameRoles) {
        const said = (others as Partial<Record<NameRole, string[]>>)[role];
        if (said !== undefined) names[role] = said.flatMap(nameSaid);
      }
      const facts = await askArchive(context, archive, 'citing.describe', {
        id,
        changes: {
          ...(type !== undefined && { type: type === '' ? null : type }),
          ...(set !== undefined && { facts: set }),
          ...(author !== undefined && { authors: author.flatMap(nameSaid) }),
          names,
        },
      });
      print(options, facts, () => factLines(facts));
    });
}

function nameSaid(said: string): CitedName[] {
  const whole = /^\{(.*)\}$/su.exec(said.trim())?.[1]?.trim();
  if (whole) return [{ literal: whole }];
  return said.trim() === '' ? [] : [readName(said)];
}

const factLines = ({ title, type, takenFor, authors, names, facts, found }: CitedFacts): string[] => [
  title,
  ...columns(
    [
      ['kind of source', `${typeWords[takenFor]}${type === null ? ' (taken for)' : ''}`],
      ['authors', authors.map(nameInWords).join('; ')],
      ...Object.entries(names).map(([role, all]) => [
        roleWords[role as NameRole],
        all.map(nameInWords).join('; '),
      ]),
      ...Object.entries(facts).map(([name, value]) => [factWords[name as FactName], value]),
      ...Object.entries(found).map(([name, value]) => [
        factWords[name as FactName],
        `${value} (of the stored copy)`,
      ]),
    ].filter(([, value]) => value !== ''),
    100,
  ),
];

function addStyles(program: Command, context: Context): void {
  const styles = example(
    program.command('styles').description('citation styles (CSL)'),
    'styles add "My archive" nature.csl',
  );
  example(styles.command('list').argument('<archive>'), 'styles list "My archive"')
    .description('list the citation styles that there are')
    .action(async (archive: string, options: CommonOptions) => {
      const list = await askArchive(context, archive, 'citing.styles', {});
      print(options, list, () =>
        columns(list.map(({ id, title, isNote }) => [id, isNote ? 'notes' : 'in the text', title])),
      );
    });
  example(
    styles.command('add').argument('<archive>').argument('<file>', 'a .csl file'),
    'styles add "My archive" nature.csl',
  )
    .description('add a citation style to an archive')
    .action(async (archive: string, file: string, options: CommonOptions) => {
      const style = await askArchive(context, archive, 'citing.addStyle', { path: resolve(file) });
      print(options, style, () => [`${style.id}  ${style.title}`]);
    });
  example(
    styles.command('remove').argument('<archive>').argument('<style>'),
    'styles remove "My archive" own-nature',
  )
    .description('take a style away that was added')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const list = await askArchive(context, archive, 'citing.removeStyle', { id });
      print(options, list, () => [`Removed ${id}.`]);
    });
}

export interface CitingOptions {
  readonly style?: string;
  readonly notes?: NotePlace;
  readonly language?: string;
}

/** Options of an export, by which a briefing cites otherwise than was chosen for it. */
export const withCiting = (command: Command): Command =>
  command
    .option('--style <style>', 'citation style, as “styles list” names it, or plain')
    .addOption(new Option('--notes <place>', 'where the notes stand').choices(notePlaces))
    .option('--language <language>', 'of the document: en-GB, de, pt-BR');

export const citingOf = ({ style, notes, language }: CitingOptions): CitingChanges => ({
  ...(style !== undefined && { style }),
  ...(notes !== undefined && { notes }),
  ...(language !== undefined && { language }),
});

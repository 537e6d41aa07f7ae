/** What commands about people and events share: their options, and how records and their parts are printed. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Evidence, Identifier } from '../../archive/contract/record-parts.ts';
import { isId } from '../../archive/storage/ids.ts';
import { collected } from './article-commands.ts';

export interface RecordOptions {
  readonly alias?: string[];
  readonly description?: string;
  readonly notes?: string;
  readonly tag?: string[];
  readonly identifier?: Record<string, string>;
}

export interface JoinOptions {
  readonly anyway?: boolean;
  readonly nameOf?: string;
  readonly descriptionOf?: string;
}

/** `name`: what another name is called. */
export function withRecordFields(command: Command, name: 'name' | 'title'): Command {
  return command
    .option(
      `--alias <${name}>`,
      `another ${name}; give it once for each; those given take the place of those known`,
      collected,
    )
    .option('--description <text>')
    .option('--notes <text>')
    .option('--tag <tag>', 'a tag; give it once for each; "" alone for none', collected)
    .option(
      '--identifier <scheme=value>',
      'wikidata=Q15133865, website=https://…; an empty value takes it away',
      identifiers,
    );
}

export const withJoinOptions = (command: Command, name: 'name' | 'title'): Command =>
  command
    .option('--anyway', 'although they were told apart; that is taken back')
    .addOption(new Option(`--${name}-of <id>`, `show the ${name} of this record`).argParser(String))
    .option('--description-of <id>', 'show the description of this record');

function identifiers(value: string, known: Record<string, string> = {}): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is a scheme and a value: wikidata=Q15133865.');
  return { ...known, [value.slice(0, at)]: value.slice(at + 1) };
}

/** The options as the requests have them; what was not given stays as it is. */
export const recordFields = ({ alias, description, notes, tag, identifier }: RecordOptions) => ({
  aliases: alias?.filter((one) => one.trim() !== ''),
  description,
  notes,
  tags: tag?.filter((one) => one.trim() !== ''),
  identifiers: identifier,
});

export const personRefOf = (given: string): { id: string } | { name: string } =>
  isId(given) ? { id: given } : { name: given };

export const evidenceInWords = (supported: boolean, evidence: readonly Evidence[]): string =>
  supported
    ? evidence
        .filter(({ article }) => article !== null)
        .map(({ quote, article }) => `“${quote.replace(/\s+/gu, ' ')}” (${article?.title})`)
        .join('; ')
    : 'unsupported: no passage says so';

export const identifierLines = (identifiers: readonly Identifier[]): string[] =>
  identifiers.map(({ scheme, value }) => `${scheme}: ${value}`);

export const tagLine = (tags: readonly string[]): string[] =>
  tags.length === 0 ? [] : [tags.map((tag) => `#${tag}`).join('  ')];

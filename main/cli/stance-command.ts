import { type Command, Option } from 'commander';
import { ProblemError } from '../../archive/contract/problem.ts';
import { type Stance, stances } from '../../archive/contract/record-parts.ts';
import { annotationJson, annotationLines } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, print } from './session.ts';

interface StanceOptions extends CommonOptions {
  readonly person?: string;
  readonly event?: string;
  readonly stance: Stance;
}

export function addStanceCommand(annotations: Command, context: Context): void {
  example(
    annotations.command('stance').argument('<archive>').argument('<id>', 'the id of a highlight'),
    'annotations stance "My archive" p81kd0a2b3c4 --event e5t6y7u8p9a0 --stance denies',
  )
    .description('say how a passage stands to a person or an event that it is linked to')
    .option('--person <id>', 'the id of the person')
    .option('--event <id>', 'the id of the event')
    .addOption(
      new Option('--stance <stance>', 'what the passage does').choices(stances).makeOptionMandatory(),
    )
    .action(async (archive: string, id: string, { person, event, stance, ...options }: StanceOptions) => {
      const to = person !== undefined ? { person } : event !== undefined ? { event } : undefined;
      if (!to || (person !== undefined && event !== undefined))
        throw new ProblemError(
          'invalid-value',
          'Say to what the passage stands so: either --person or --event. Nothing was changed.',
        );
      const annotation = await askArchive(context, archive, 'annotations.stance', { id, to, stance });
      print(options, annotationJson(annotation), () => annotationLines(annotation));
    });
}

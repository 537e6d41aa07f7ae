import type { Command } from 'commander';
import { isId } from '../../archive/storage/ids.ts';
import { annotationJson, annotationLines } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, print } from './session.ts';

interface SpeechOptions extends CommonOptions {
  readonly speaker?: string;
  readonly to?: string;
  readonly occasion?: string;
  readonly translatedFrom?: string;
  readonly translatedBy?: string;
  readonly original?: boolean;
}

export function addSpeechCommand(annotations: Command, context: Context): void {
  example(
    annotations.command('speaker').argument('<archive>').argument('<id>', 'the id of a highlight'),
    'annotations speaker "My archive" p81kd0a2b3c4 --speaker "Kevin de León" --to reporters --translated-from Spanish',
  )
    .description('say who speaks in a quotation; "" for nobody')
    .option('--speaker <name or id>', 'who speaks: a person of the archive, or a name')
    .option('--to <words>', 'to whom')
    .option('--occasion <words>', 'on what occasion')
    .option('--translated-from <language>', 'the words are a translation from this language')
    .option('--translated-by <name>', 'the words are a translation by this person')
    .option('--original', 'the words are no translation')
    .action(async (archive: string, id: string, options: SpeechOptions) => {
      const annotation = await askArchive(context, archive, 'annotations.attribute', {
        id,
        speaker: speakerOf(options),
        addressee: options.to,
        occasion: options.occasion,
        translation: translationOf(options),
      });
      print(options, annotationJson(annotation), () => annotationLines(annotation));
    });
}

function speakerOf({ speaker }: SpeechOptions): { id: string } | { name: string } | null | undefined {
  if (speaker === undefined) return undefined;
  if (speaker.trim() === '') return null;
  return isId(speaker) ? { id: speaker } : { name: speaker };
}

function translationOf(options: SpeechOptions): { from: string; by: string } | null | undefined {
  if (options.original) return null;
  const { translatedFrom: from, translatedBy: by } = options;
  return from === undefined && by === undefined ? undefined : { from: from ?? '', by: by ?? '' };
}

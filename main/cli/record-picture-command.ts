/** The picture of a person or an event: keeping one, writing it elsewhere, taking it away. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ProblemError } from '../../archive/contract/problem.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, print } from './session.ts';

interface PictureOptions extends CommonOptions {
  readonly set?: string;
  readonly alt?: string;
  readonly out?: string;
  readonly remove?: boolean;
}

/** Into the commands of people, or of events. */
export function addPictureCommand(records: Command, noun: 'people' | 'events', context: Context): void {
  example(
    records.command('picture').argument('<archive>').argument('<id>'),
    `${noun} picture "My archive" p81kd0a2b3c4 --set portrait.png --alt "At the hearing, on the left"`,
  )
    .description('the picture that is kept with a record')
    .option('--set <file>', 'keep this PNG, of at most 4 MB, in the place of the one before')
    .option('--alt <text>', 'what it shows, in words')
    .option('--out <file>', 'write the picture into a new file')
    .option('--remove', 'take it away')
    .action(async (archive: string, id: string, { set, alt, out, remove, ...options }: PictureOptions) => {
      if (set !== undefined || remove) {
        const png = remove ? null : readFileSync(set ?? '').toString('base64');
        await askArchive(context, archive, 'records.setPicture', { noun, id, png, alt });
      }
      const picture = await askArchive(context, archive, 'records.picture', { noun, id });
      if (out !== undefined) {
        if (!picture?.png)
          throw new ProblemError(
            'not-found',
            'No picture is here that could be written. Nothing was written.',
          );
        writeFileSync(out, Buffer.from(picture.png, 'base64'), { flag: 'wx' });
      }
      const shown = picture && { alt: picture.alt, here: picture.png !== null };
      print(options, shown, () => [
        shown === null
          ? 'No picture.'
          : `${shown.alt || 'A picture that nobody has described'}${shown.here ? '' : ' (its file is not here)'}`,
      ]);
    });
}

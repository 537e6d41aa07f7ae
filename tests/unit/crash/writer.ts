/**
 * Commits change after change and says the stamp of each once it has been acknowledged; ends with `done` where
 * a number of changes is given. Arguments: archive, home, name of this writer, number of changes (0: for ever).
 */
import { writeSync } from 'node:fs';
import { Archive } from '../../../archive/storage/archive.ts';

const [path = '', home = '', writer = '', count = '0'] = process.argv.slice(2);
const archive = Archive.open(path, { home, author: writer });
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};
say('open');
const shared = 'people/aaaaaaaaaaaa';

for (let number = 1; count === '0' || number <= Number(count); number++) {
  // About every twentieth change is long, so that a kill may fall into a write.
  const words = number % 20 === 0 ? 'x'.repeat(200_000) : `${writer} ${number}`;
  archive.commit((draft) => {
    draft.set(shared, `aliases/${writer} ${number}`, words);
    draft.setProse(shared, 'description', `${writer} ${number}`);
  });
  say(`${writer} ${number}`);
  if (number % 7 === 0) archive.checkpoint();
}
archive.close();
say('done');
process.disconnect?.();

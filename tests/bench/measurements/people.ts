/** The page of a person with 5,000 passages, opened in the real window. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PeopleFigures } from '../window/people.ts';
import { count, list, median, ms, times as ratio, table } from './figures.ts';
import type { Measurement } from './measurement.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** A window that hangs must not hang the bench. */
const timeLimit = 5 * 60_000;
const aim = 200;

export const peopleMeasurement: Measurement = {
  name: 'people',
  title: 'A person with 5,000 passages',
  run: async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts', 'in-window.mjs'), join('tests', 'bench', 'window', 'people.ts')],
      { cwd: root, maxBuffer: 1 << 24, timeout: timeLimit },
    );
    const { passages, opened, plain } = JSON.parse(
      stdout.slice(stdout.lastIndexOf('\n{') + 1),
    ) as PeopleFigures;
    const inAll = (times: readonly number[]): string =>
      `${ms(median([...times]))} (${ms(Math.min(...times))})`;
    return {
      aims: [
        {
          what: `${count(passages)} passages, click to the page of the person`,
          aim: `< ${ms(aim)}`,
          measured: inAll(opened),
          reached: median([...opened]) < aim || (Math.min(...opened) < aim && ('busy' as const)),
        },
      ],
      text: `${table(
        ['Page', 'shown', 'to Dossier'],
        [
          [`a person with ${count(passages)} passages`, inAll(opened), ratio(1, 1)],
          [
            'the same passages as a plain page in the same Chromium',
            inAll(plain),
            ratio(median([...plain]), median([...opened])),
          ],
        ],
      )}\n\n${list([
        'Medians; in brackets the fastest. From a click in the list of people to the frame in which the first passages are drawn, with all else that the page says; the passages lie in some 4,500 articles. Only those in view are asked for and drawn.',
        '*Plain page*: one file with all passages, from the beginning of its navigation to its first paint; how they are found is not in it.',
      ])}`,
    };
  },
};

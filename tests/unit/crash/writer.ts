/**
 * Writes change after change and says of each, once it has been acknowledged, what must be there from now on:
 * address, tab, field. Says `starting` and `open` before, and `done` at the end where a number of changes is
 * given. Arguments: archive, home, name of this writer, what it does, number of changes (0: for ever).
 */
import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '../../../archive/importing/import.ts';
import type { Parser } from '../../../archive/importing/parsed.ts';
import { indexedRows } from '../../../archive/service/indexed-rows.ts';
import { Archive } from '../../../archive/storage/archive.ts';
import { IndexBroken } from '../../../archive/storage/index-file.ts';

const [path = '', home = '', writer = '', kind = 'changes', count = '0'] = process.argv.slice(2);
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};
const shared = 'people/aaaaaaaaaaaa';

/** Parsing is not what is killed here, and the parser that the app uses takes a second to load. */
const plainParser: Parser = {
  parse: async ({ name }) => ({
    kind: 'text',
    reading: `<p>${name}</p>`.repeat(2_000),
    text: `${name}\n\n`.repeat(2_000),
    rule: { name: 'dossier-reading-text', version: 1 },
    layout: null,
    pages: null,
    found: { title: name, authors: [], publisher: '', published: null, language: '' },
    tools: {},
  }),
  close: () => {},
};

function change(archive: Archive, number: number, words: string): void {
  const of = kind === 'checkpoints' ? `people/${'abcdefgh'.charAt(number % 8).repeat(12)}` : shared;
  archive.mending(() =>
    archive.commit((draft) => {
      draft.set(of, `aliases/${writer} ${number}`, words);
      draft.setProse(of, 'description', `${writer} ${number}`);
    }),
  );
  say(`${of}\taliases/${writer} ${number}`);
}

const doing: Readonly<Record<string, (archive: Archive, number: number) => void | Promise<void>>> = {
  // About every twentieth change is long, so that a kill may fall into a write.
  changes: (archive, number) => {
    change(archive, number, number % 20 === 0 ? 'x'.repeat(200_000) : `${writer} ${number}`);
    if (number % 7 === 0) archive.mending(() => archive.checkpoint());
  },
  /** Every fourth change begins a new file of the history. */
  sealing: (archive, number) => change(archive, number, 'x'.repeat(330_000)),
  /** Checkpoints of several things, each rewritten again and again. */
  checkpoints: (archive, number) => {
    change(archive, number, `${writer} ${number} `.repeat(20));
    archive.mending(() => archive.checkpoint());
  },
  imports: async (archive, number) => {
    const folder = join(home, 'to import');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${writer} ${number}.txt`);
    writeFileSync(file, `${writer} ${number}. `.repeat(5_000));
    const importIt = () => importFiles([file], { archive, home, parser: plainParser });
    const { imported } = await importIt().catch((error) => {
      if (!(error instanceof IndexBroken)) throw error;
      archive.rebuild();
      return importIt();
    });
    for (const { id } of imported) say(`articles/${id}\ttitle`);
    archive.mending(() => archive.checkpoint());
  },
};

say('starting');
const archive = Archive.open(path, { home, author: writer, rows: indexedRows });
say('open');
// The service does so in the background, and mends the index as is done here.
if (kind === 'checkpoints') archive.mending(() => [...archive.sweep()]);
for (let number = 1; count === '0' || number <= Number(count); number++) await doing[kind]?.(archive, number);
archive.close();
say('done');
process.disconnect?.();

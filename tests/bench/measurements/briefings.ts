/** Briefings of 10, 100 and 500 pages to finished PDF, beside WeasyPrint and LibreOffice on the same page. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { printBody } from '../../../archive/print/print-html.ts';
import { markStyleSheet } from '../../../archive/print/print-tokens.ts';
import { longDocument } from '../../documents/long-document.ts';
import { count, list, median, megabytes, ms, table, times } from './figures.ts';
import type { Measurement } from './measurement.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** Quotations that fill so many pages, about; and the aim in milliseconds. */
const sizes = [
  { quotations: 14, pages: 10, aim: null },
  { quotations: 260, pages: 100, aim: 3_000 },
  { quotations: 1_300, pages: 500, aim: 12_000 },
] as const;
/** Milliseconds after which a program is given up. */
const patience = 15 * 60_000;

interface Ran {
  readonly wall: number;
  /** Megabytes of all its processes at once, at most. */
  readonly peak: number;
}

interface Printed extends Ran {
  readonly pages: number;
  readonly size: number;
}

interface Printer {
  readonly name: string;
  /** The command that makes `made.pdf` in the folder, from `page.html` or `job.json`; null where it is not installed. */
  readonly command: (folder: string) => readonly string[] | null;
  /** What it makes. */
  readonly made: string;
}

const installed = (command: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

const printers: readonly Printer[] = [
  {
    name: 'Dossier',
    command: (folder) => [
      process.execPath,
      join(root, 'scripts', 'electron-run.mjs'),
      root,
      `--print-job=${folder}`,
    ],
    made: 'printed',
  },
  {
    name: 'WeasyPrint',
    command: (folder) =>
      installed('weasyprint')
        ? ['weasyprint', '-q', join(folder, 'page.html'), join(folder, 'made.pdf')]
        : null,
    made: 'made.pdf',
  },
  {
    name: 'LibreOffice',
    command: (folder) =>
      installed('soffice')
        ? [
            'soffice',
            `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
            '--headless',
            '--convert-to',
            'pdf:writer_web_pdf_Export',
            '--outdir',
            folder,
            join(folder, 'page.html'),
          ]
        : null,
    made: 'page.pdf',
  },
];

export const briefingsMeasurement: Measurement = {
  name: 'briefings',
  title: 'A briefing to finished PDF',
  run: async (bench) => {
    const rows: string[][] = [];
    const aims: { what: string; aim: string; measured: string; reached: boolean }[] = [];
    for (const { quotations, pages, aim } of sizes) {
      const document = longDocument(quotations);
      let own: Printed | undefined;
      for (const printer of printers) {
        const folder = bench.scratch();
        bench.say(`about ${pages} pages by ${printer.name}`);
        const printed = await printedBy(printer, document, folder, bench.runs);
        rmSync(folder, { recursive: true, force: true });
        if (printed === null) {
          rows.push([count(quotations), printer.name, 'not installed, or failed', '', '', '', '']);
          continue;
        }
        own ??= printed;
        rows.push([
          count(quotations),
          printer.name,
          count(printed.pages),
          ms(printed.wall),
          times(printed.wall / printed.pages, own.wall / own.pages),
          megabytes(printed.peak),
          `${(printed.size / 1e6).toFixed(2)} MB`,
        ]);
      }
      if (aim !== null && own)
        aims.push({
          what: `A briefing of ${pages} pages to finished PDF, with the start of the app`,
          aim: ms(aim),
          measured: `${ms(own.wall)} for ${own.pages} pages`,
          reached: (own.wall / own.pages) * pages <= aim,
        });
    }
    return {
      aims,
      text: `${table(
        ['Quotations', 'Printed by', 'pages', 'time', 'a page, to Dossier', 'peak memory', 'file'],
        rows,
      )}\n\n${list([
        'From the start of the program to its end, with contents and index: Dossier proves their page numbers and prints them, the others set the same page once, with numbers left open. LibreOffice takes over little of its layout.',
        'Peak memory: of all processes of the program at one moment; what they share is counted for each.',
      ])}`,
    };
  },
};

async function printedBy(
  printer: Printer,
  document: BriefingDocument,
  folder: string,
  runs: number,
): Promise<Printed | null> {
  // Electron runs as another user where the bench is root.
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, 'job.json'), JSON.stringify({ document, paper: 'A4' }));
  writeFileSync(join(folder, 'page.html'), pageOf(document));
  const command = printer.command(folder);
  if (!command) return null;
  const made = join(folder, printer.made);
  const ran: Ran[] = [];
  for (let run = 0; run < runs; run++) {
    rmSync(made, { force: true });
    const one = await watched(command);
    if (!one || !existsSync(made)) return null;
    ran.push(one);
  }
  return {
    wall: median(ran.map(({ wall }) => wall)),
    peak: Math.max(...ran.map(({ peak }) => peak)),
    pages: Number(spawnSync('qpdf', ['--show-npages', made], { encoding: 'utf8' }).stdout),
    size: statSync(made).size,
  };
}

/** The page with its styles and faces, for programs that read files. */
function pageOf(document: BriefingDocument): string {
  const assets = join(root, 'out', 'renderer', 'assets');
  const styles = readdirSync(assets).filter((name) => /^print-.*\.css$/u.test(name));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${document.title}</title>
<style>@page { size: A4; margin: 25mm }</style>
${styles.map((name) => `<link rel="stylesheet" href="${pathToFileURL(join(assets, name)).href}">`).join('\n')}
<style>${markStyleSheet()}</style></head><body>${printBody(document, { pages: {}, picture: () => null })}</body></html>`;
}

/** Runs a command and looks at its processes ten times a second; null where it fails. */
function watched([command = '', ...args]: readonly string[]): Promise<Ran | null> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(command, args, { stdio: 'ignore', timeout: patience });
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, residentOf(child.pid ?? 0));
    }, 100);
    const end = (ran: Ran | null): void => {
      clearInterval(look);
      resolve(ran);
    };
    child.on('error', () => end(null));
    child.on('close', (code) => end(code === 0 ? { wall: performance.now() - began, peak } : null));
  });
}

/** Megabytes of a process and of all that it started. */
function residentOf(of: number): number {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (key: string): number =>
        Number(new RegExp(`^${key}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
      return [{ id: Number(name), parent: field('PPid'), kilobytes: field('VmRSS') }];
    } catch {
      return [];
    }
  });
  const within = new Set([of]);
  for (let before = 0; before !== within.size; ) {
    before = within.size;
    for (const { id, parent } of processes) if (within.has(parent)) within.add(id);
  }
  return processes.reduce((sum, { id, kilobytes }) => sum + (within.has(id) ? kilobytes / 1024 : 0), 0);
}

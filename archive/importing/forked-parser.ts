/**
 * The parser in a process of its own, with a limit on time and memory, killed when it goes over or when the
 * person cancels: a page can take 150 ms and a hostile file for ever.
 */
import { type ChildProcess, fork } from 'node:child_process';
import type { AnnotatePdf, AppendPdfs } from '../annotated/pdf-pages.ts';
import type { SettingParser } from '../annotated/setting-parser.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { DraftKind } from '../contract/drafts.ts';
import type { ImportFormat } from '../contract/exchanging.ts';
import type { WrittenFormat } from '../contract/formats.ts';
import { ProblemError } from '../contract/problem.ts';
import type { ReadingTree } from '../contract/reading-tree.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DraftParser } from '../drafts/draft-parser.ts';
import type { PageBox } from '../exchanging/fragments.ts';
import type { MarkParser } from '../exchanging/mark-parser.ts';
import type { OutsideFile } from '../exchanging/outside-mark.ts';
import type { PdfToWrite } from '../exchanging/pdf-marks.ts';
import type { Finish } from '../finishing/finish.ts';
import type { AreasToDraw, DrawnPicture, PictureParser } from '../pictures/drawn.ts';
import type { AttachJob, ProofParser, ProofParts } from '../proof/proof-parts.ts';
import type { Parsed, ParseJob, Parser } from './parsed.ts';
import { Locked, Refusal } from './parsed.ts';
import {
  type Destinations,
  type ParserAnswer,
  type ParserRequest,
  parserAnswerSchema,
} from './parser-messages.ts';

/** Milliseconds that one file may take. */
const timeLimit = 120_000;
/** Megabytes of JavaScript heap that one file may take. */
const memoryLimit = 2_048;
/** A parser is let go after so many files: libraries hold on to what they have seen. */
const filesAProcess = 200;

export class ForkedParser
  implements Parser, MarkParser, DraftParser, PictureParser, ProofParser, SettingParser
{
  readonly #entry: string;
  readonly #timeLimit: number;
  readonly #memoryLimit: number;
  #process: ChildProcess | undefined;
  #parsed = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** `entry`: path of the built `parser-process`; `limit` in milliseconds, `memory` in megabytes. */
  constructor(entry: string, limit = timeLimit, memory = memoryLimit) {
    this.#entry = entry;
    this.#timeLimit = limit;
    this.#memoryLimit = memory;
  }

  async parse(job: ParseJob, signal?: AbortSignal): Promise<Parsed> {
    const answer = await this.#ask({ job: 'parse', ...job }, signal);
    if (answer.answer !== 'parsed') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.parsed;
  }

  /** Before a document is printed: what finishes it is loaded meanwhile. */
  async prepareFinishing(): Promise<void> {
    const answer = await this.#ask({ job: 'prepare-finishing' });
    if (answer.answer !== 'prepared') throw new Error(`unexpected answer ${answer.answer}`);
  }

  async destinations(path: string): Promise<Destinations> {
    const answer = await this.#ask({ job: 'destinations', path });
    if (answer.answer !== 'destinations') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.destinations;
  }

  /** @returns where the places lie, and whether they were as known, so that the file was written */
  async finish(job: Finish): Promise<{ readonly lying: Destinations; readonly written: boolean }> {
    const answer = await this.#ask({ job: 'finish', ...job });
    if (answer.answer !== 'finished') throw new Error(`unexpected answer ${answer.answer}`);
    return answer;
  }

  async readMarks(path: string, format?: ImportFormat): Promise<OutsideFile> {
    const answer = await this.#ask({ job: 'marks', path, format });
    if (answer.answer !== 'marks') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.file;
  }

  async namesOfPdfMarks(path: string): Promise<string[]> {
    const answer = await this.#ask({ job: 'pdf-marks', path });
    if (answer.answer !== 'pdf-marks') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.names;
  }

  async pageBoxes(path: string): Promise<PageBox[]> {
    const answer = await this.#ask({ job: 'page-boxes', path });
    if (answer.answer !== 'page-boxes') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.boxes;
  }

  async writePdf(job: PdfToWrite): Promise<void> {
    const answer = await this.#ask({ job: 'write-pdf', ...job });
    if (answer.answer !== 'written') throw new Error(`unexpected answer ${answer.answer}`);
  }

  /** Writes the document to `to`, which must not exist. */
  async setDocument(document: BriefingDocument, format: WrittenFormat, to: string): Promise<void> {
    const answer = await this.#ask({ job: 'set-document', document, format, to });
    if (answer.answer !== 'written') throw new Error(`unexpected answer ${answer.answer}`);
  }

  async readDraft(path: string, signal?: AbortSignal): Promise<Draft> {
    const answer = await this.#ask({ job: 'draft', path }, signal);
    if (answer.answer !== 'draft') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.draft;
  }

  async readWrittenDraft(
    text: string,
    kind: Exclude<DraftKind, 'docx'>,
    signal?: AbortSignal,
  ): Promise<Draft> {
    const answer = await this.#ask({ job: 'written-draft', text, kind }, signal);
    if (answer.answer !== 'draft') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.draft;
  }

  async drawAreas(job: AreasToDraw): Promise<DrawnPicture> {
    const answer = await this.#ask({ job: 'draw', ...job });
    if (answer.answer !== 'picture') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.picture;
  }

  async readPicture(path: string): Promise<DrawnPicture> {
    const answer = await this.#ask({ job: 'picture', path });
    if (answer.answer !== 'picture') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.picture;
  }

  async proofParts(path: string, folder: string): Promise<ProofParts> {
    const answer = await this.#ask({ job: 'proof-parts', path, folder });
    if (answer.answer !== 'proof-parts') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.parts;
  }

  async attach(job: AttachJob): Promise<void> {
    const answer = await this.#ask({ job: 'attach', ...job });
    if (answer.answer !== 'written') throw new Error(`unexpected answer ${answer.answer}`);
  }

  async readReading(path: string): Promise<ReadingTree> {
    const answer = await this.#ask({ job: 'reading', path });
    if (answer.answer !== 'reading') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.tree;
  }

  async whyNotSet(path: string): Promise<string> {
    const answer = await this.#ask({ job: 'why-not-set', path });
    if (answer.answer !== 'why-not-set') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.reason;
  }

  annotatePdf = (job: AnnotatePdf): Promise<number> => this.#set({ job: 'annotate-pdf', ...job });

  appendPdfs = (job: AppendPdfs): Promise<number> => this.#set({ job: 'append-pdfs', ...job });

  async #set(request: ParserRequest): Promise<number> {
    const answer = await this.#ask(request);
    if (answer.answer !== 'set') throw new Error(`unexpected answer ${answer.answer}`);
    return answer.pages;
  }

  close(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }

  /** One job after the other: the process takes one at a time. */
  #ask(request: ParserRequest, signal?: AbortSignal): Promise<ParserAnswer> {
    const turn = this.#last.then(() => this.#answered(request, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #answered(request: ParserRequest, signal?: AbortSignal): Promise<ParserAnswer> {
    if (signal?.aborted) throw cancelled();
    if (this.#parsed >= filesAProcess) this.close();
    const child = this.#running();
    this.#parsed++;
    const answer = await new Promise<unknown>((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        signal?.removeEventListener('abort', abort);
        end();
      };
      const kill = (error: Error): void =>
        settle(() => {
          this.close();
          reject(error);
        });
      const timer = setTimeout(
        () => kill(new Refusal(`takes longer than ${this.#timeLimit / 1000} seconds to read`)),
        this.#timeLimit,
      );
      const abort = (): void => kill(cancelled());
      signal?.addEventListener('abort', abort);
      child.once('message', (message) => settle(() => resolve(message)));
      child.once('exit', () =>
        settle(() => {
          this.#process = undefined;
          reject(new Refusal('can’t be read: it needs more memory than is allowed, or breaks the reader'));
        }),
      );
      child.send(request);
    });
    const { data: parsed } = parserAnswerSchema.safeParse(answer);
    if (parsed === undefined) {
      // A bug, or a file that has taken the process over: neither may stop the files that follow.
      this.close();
      throw new Refusal('can’t be read: it breaks the reader');
    }
    if (parsed.answer === 'refused')
      throw parsed.locked ? new Locked(parsed.reason) : new Refusal(parsed.reason);
    if (parsed.answer === 'failed') throw new Refusal(`can’t be read (${parsed.reason})`);
    return parsed;
  }

  #running(): ChildProcess {
    if (this.#process?.connected) return this.#process;
    this.#parsed = 0;
    this.#process = fork(this.#entry, [], {
      // In Electron the executable is Electron's own, which this variable turns into plain Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
      execArgv: [`--max-old-space-size=${this.#memoryLimit}`],
      serialization: 'advanced',
      // What libraries say of a broken file is not for the terminal: the refusal says it in words.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('error', () => this.close());
    return this.#process;
  }
}

function cancelled(): ProblemError {
  return new ProblemError('cancelled', 'The import was stopped. What had been imported is in the archive.');
}

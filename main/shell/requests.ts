/** The main process's end of the contract: every message is checked for its sender and its shape. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { requestChannel } from '../../archive/contract/bridge.ts';
import { type DroppedRequestName, droppedRequests } from '../../archive/contract/dropped.ts';
import { type Outcome, ProblemError } from '../../archive/contract/problem.ts';
import { type ArchiveRequestName, archiveRequests } from '../../archive/contract/requests.ts';
import { type ShellRequestName, shellRequests } from '../../archive/contract/shell.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { isWindowFrame } from '../window/locked-down.ts';
import type { ShellAnswers } from './shell-answers.ts';

export function listenToWindow(service: ServiceHost, shell: ShellAnswers): void {
  for (const name of Object.keys(archiveRequests) as ArchiveRequestName[])
    ipcMain.handle(requestChannel(name), (event, input: unknown) =>
      outcome(event, async () =>
        service.ask(name, checked(name, archiveRequests[name].input.safeParse(input)) as never),
      ),
    );
  const ofShell = { ...shellRequests, ...droppedRequests };
  for (const name of Object.keys(ofShell) as (ShellRequestName | DroppedRequestName)[])
    ipcMain.handle(requestChannel(name), (event, input: unknown) =>
      outcome(event, async () =>
        ofShell[name].output.parse(
          await shell[name](checked(name, ofShell[name].input.safeParse(input)) as never),
        ),
      ),
    );
}

type Parsed = { success: true; data: unknown } | { success: false; error: { message: string } };

function checked(name: string, parsed: Parsed): unknown {
  if (parsed.success) return parsed.data;
  throw new ProblemError('usage', `The request ${name} is malformed: ${parsed.error.message}`);
}

async function outcome(event: IpcMainInvokeEvent, answer: () => Promise<unknown>): Promise<Outcome<unknown>> {
  const frame = event.senderFrame;
  if (!frame || !isWindowFrame(frame.url, frame.parent === null))
    throw new Error('refused: not the window’s own document');
  try {
    return { ok: true, value: await answer() };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.toProblem() };
    console.error(error);
    return {
      ok: false,
      problem: { code: 'internal', message: `Something went wrong inside Dossier: ${String(error)}` },
    };
  }
}

/** Entry of the app: everything that must be said before it is ready, then the window, or a print job. */
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { noticeChannel } from '../archive/contract/bridge.ts';
import { pageScheme } from '../archive/contract/page.ts';
import type { Notice } from '../archive/contract/shell.ts';
import { homeFolder } from '../archive/storage/home-folder.ts';
import { runPrintJob } from './printing/print-job.ts';
import { serveApp } from './protocols/app-protocol.ts';
import { appScheme, printScheme } from './protocols/content-policy.ts';
import { OpenedPages } from './protocols/opened-pages.ts';
import { servePage } from './protocols/page-protocol.ts';
import { servePrint } from './protocols/print-protocol.ts';
import { ServiceHost } from './service/service-host.ts';
import { OwnSettings } from './shell/own-settings.ts';
import { listenToWindow } from './shell/requests.ts';
import { shellAnswers } from './shell/shell-answers.ts';
import { createAppWindow } from './window/app-window.ts';
import { lockDown, lockSession } from './window/locked-down.ts';
import { setMenu } from './window/menu.ts';

app.enableSandbox();
lockDown();
protocol.registerSchemesAsPrivileged(
  [appScheme, pageScheme, printScheme].map((scheme) => ({
    scheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: false },
  })),
);

const jobSwitch = '--print-job=';
const job = process.argv.find((argument) => argument.startsWith(jobSwitch))?.slice(jobSwitch.length);
const home = homeFolder();
// A data folder of its own for a print job, so that it never meets an open window's.
app.setPath('userData', join(job ?? home, 'electron'));

// A print job's first page comes while the graphics process is still tried, and where that ends, as on a machine without any
// graphics, the page sometimes never finished loading. What is set on paper needs none.
if (job !== undefined) app.disableHardwareAcceleration();

// Not awaited here: Electron is not ready before this module has been read to its end.
if (job !== undefined) void runJob(job);
else if (app.requestSingleInstanceLock()) void openWindow();
else {
  console.error('Dossier is open already: its window was brought to the front.');
  app.quit();
}

async function runJob(folder: string): Promise<void> {
  await app.whenReady();
  lockSession();
  protocol.handle(printScheme, servePrint);
  app.on('window-all-closed', () => {});
  await runPrintJob(folder);
  app.quit();
}

async function openWindow(): Promise<void> {
  await app.whenReady();
  lockSession();
  const service = new ServiceHost((notice) => notify(notice));
  const pages = new OpenedPages(service);
  protocol.handle(appScheme, serveApp);
  protocol.handle(pageScheme, (request) => servePage(request, pages));
  protocol.handle(printScheme, servePrint);

  const window = createAppWindow();
  const notify = (notice: Notice): void => {
    if (!window.isDestroyed()) window.webContents.send(noticeChannel, notice);
  };
  listenToWindow(service, shellAnswers({ window, service, pages, settings: new OwnSettings(home), home }));
  setMenu(window);

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    service.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

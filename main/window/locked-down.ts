/** What no window and no page may do, set once for all that will ever be created. */
import { app, type Session, session } from 'electron';
import { pageScheme } from '../../archive/contract/page.ts';
import { appOrigin, appPolicy, appScheme, devServer, printScheme } from '../protocols/content-policy.ts';

/** Schemes that may be requested at all; in development the local server too. */
const allowed = new Set([
  `${appScheme}:`,
  `${pageScheme}:`,
  `${printScheme}:`,
  'data:',
  'blob:',
  'devtools:',
]);

export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnFrame(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** A frame may be set to an article's page by the window, and go nowhere from there. */
function isOwnFrame(url: string): boolean {
  return new URL(url).protocol === `${pageScheme}:`;
}

export function lockSession(locked: Session = session.defaultSession): void {
  locked.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  locked.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  locked.setDevicePermissionHandler(() => false);
  locked.on('will-download', (event) => event.preventDefault());
  locked.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }));
  if (devServer) {
    // The development server sends the window's document without its policy.
    const filter = { urls: [`${new URL(devServer).origin}/*`], types: ['mainFrame' as const] };
    locked.webRequest.onHeadersReceived(filter, ({ responseHeaders }, answer) =>
      answer({ responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [appPolicy('')] } }),
    );
  }
}

function isAllowed(url: string): boolean {
  const { protocol, host } = new URL(url);
  return allowed.has(protocol) || (devServer !== undefined && host === new URL(devServer).host);
}

/** Whether a message comes from the window's own document, not from a frame in it. */
export function isWindowFrame(url: string, isMainFrame: boolean): boolean {
  const { origin, protocol, host } = new URL(url);
  const own = devServer ? origin === new URL(devServer).origin : `${protocol}//${host}` === appOrigin;
  return isMainFrame && own;
}

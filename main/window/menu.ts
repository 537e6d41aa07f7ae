/** The system's menu: the same actions as in the window, with their keys. */
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { noticeChannel } from '../../archive/contract/bridge.ts';
import type { Notice } from '../../archive/contract/shell.ts';

type Command = Extract<Notice, { kind: 'command' }>['command'];

export function setMenu(window: BrowserWindow): void {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => window.webContents.send(noticeChannel, { kind: 'command', command } satisfies Notice),
  });
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      {
        label: '&File',
        submenu: [
          item('Add files…', 'add-files', 'CmdOrCtrl+O'),
          item('New briefing', 'new-briefing', 'CmdOrCtrl+Shift+N'),
          item('Export the briefing…', 'export-briefing', 'CmdOrCtrl+E'),
          item('Sync with a folder…', 'sync'),
          { type: 'separator' },
          item('Export annotated article…', 'export-annotated'),
          item('Export marks…', 'export-marks'),
          item('Import marks…', 'import-marks'),
          { type: 'separator' },
          item('Hand over a copy…', 'hand-over'),
          item('Write a BagIt bag…', 'write-bag'),
          item('Open a BagIt bag…', 'open-bag'),
          { type: 'separator' },
          item('Close archive', 'close-archive'),
          { role: 'quit' },
        ],
      },
      {
        label: '&Edit',
        submenu: [
          item('Undo', 'undo', 'CmdOrCtrl+Z'),
          item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'pasteAndMatchStyle' },
          { role: 'delete' },
          { type: 'separator' },
          { role: 'selectAll' },
        ],
      },
      {
        label: '&Go',
        submenu: [
          item('Back', 'go-back', 'Alt+Left'),
          item('Forward', 'go-forward', 'Alt+Right'),
          item('Go to…', 'palette', 'CmdOrCtrl+K'),
          { type: 'separator' },
          item('Find', 'find', 'CmdOrCtrl+F'),
          item('Open an article beside…', 'open-beside'),
        ],
      },
      {
        label: '&View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}

import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { themeColors } from '../../archive/contract/theme.ts';
import { appOrigin, devServer } from '../protocols/content-policy.ts';

/** The app's window. Shown when it has something to show. */
export function createAppWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Dossier',
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 520,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: (nativeTheme.shouldUseDarkColors ? themeColors.dark : themeColors.light).paper,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(devServer ?? `${appOrigin}/index.html`);
  return window;
}

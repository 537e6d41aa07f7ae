/** Exposes the contract to the window, and nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, noticeChannel, requestChannel } from '../archive/contract/bridge.ts';
import { requestNames } from '../archive/contract/names.ts';
import type { Notice } from '../archive/contract/shell.ts';

const requests = Object.fromEntries(
  requestNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(requestChannel(name), input)]),
) as unknown as Bridge['requests'];

const bridge: Bridge = {
  requests,
  onNotice(listener) {
    const forward = (_event: unknown, notice: Notice): void => listener(notice);
    ipcRenderer.on(noticeChannel, forward);
    return () => ipcRenderer.off(noticeChannel, forward);
  },
  pathOfFile: (file) => webUtils.getPathForFile(file),
  verifyDropped: (file) =>
    ipcRenderer.invoke(requestChannel('dropped.verify'), { path: webUtils.getPathForFile(file) }),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('dossier', bridge);

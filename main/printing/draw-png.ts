/** Draws a picture of ours as PNG in a hidden, sandboxed window that is never shown on a screen. */
import { BrowserWindow } from 'electron';
import { ProblemError } from '../../archive/contract/problem.ts';
import { offerPicture } from '../protocols/print-protocol.ts';
import type { Picture } from './timeline-picture.ts';

/** Pixels of the file for each of the picture's. */
const scale = 2;
/** Of a side of the file: what Chromium draws at once. */
const longestSide = 16_000;
const patience = 20_000;

export async function drawPng({ svg, width, height }: Picture): Promise<Buffer> {
  const times = Math.min(scale, longestSide / Math.max(width, height));
  const window = new BrowserWindow({
    show: false,
    width: 800,
    height: 600,
    webPreferences: {
      offscreen: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  });
  const offered = offerPicture(svg);
  const { debugger: tools } = window.webContents;
  try {
    await window.loadURL(offered.url);
    tools.attach('1.3');
    await tools.sendCommand('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: times,
      mobile: false,
    });
    const shot = tools.sendCommand('Page.captureScreenshot', {
      format: 'png',
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width, height, scale: 1 },
    }) as Promise<{ data: string }>;
    const { data } = await inTime(shot);
    return Buffer.from(data, 'base64');
  } finally {
    offered.withdraw();
    window.destroy();
  }
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ProblemError(
            'export-failed',
            'The picture could not be drawn in time, so no PNG was written. Try again, or export it as SVG.',
          ),
        ),
      patience,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

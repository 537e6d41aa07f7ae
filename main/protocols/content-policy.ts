/** What each kind of document may load. All of it comes from the app's own files or the archive; no network. */
import { pageScheme } from '../../archive/contract/page.ts';

export const appScheme = 'app';
export const printScheme = 'print';
export const appOrigin = `${appScheme}://dossier`;

/** The development server, whose injected styles and socket need more than the built app. */
export const devServer = process.env.ELECTRON_RENDERER_URL;

const devSocket = devServer ? ` ${new URL(devServer).origin.replace('http', 'ws')}` : '';
const inlineInDev = devServer ? " 'unsafe-inline'" : '';

export function appPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self'${inlineInDev}`,
    devServer ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    `connect-src 'self'${devSocket}`,
    `frame-src ${pageScheme}:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For archived articles: hostile. Only our own reader's script runs; nothing is loaded but from the archive. */
export function pagePolicy(): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${inlineInDev}`,
    `style-src 'self'${inlineInDev}`,
    "worker-src 'self' blob:",
    `connect-src 'self'${devSocket}`,
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${devServer ? new URL(devServer).origin : appOrigin}`,
  ].join('; ');
}

export function printPolicy(): string {
  return [
    "default-src 'none'",
    `style-src 'self'${inlineInDev}`,
    "font-src 'self' data:",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For a picture of our own, which carries its style and its faces with it. */
export const picturePolicy = (): string =>
  ["default-src 'none'", "style-src 'unsafe-inline'", 'font-src data:', "frame-ancestors 'none'"].join('; ');

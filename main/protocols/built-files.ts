/** Serves the built renderer's files, or in development those of the server. */
import { open, readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { net } from 'electron';
import { devServer } from './content-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.icc': 'application/octet-stream',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const rendererFolder = join(import.meta.dirname, '..', 'renderer');

/** A file of the renderer by its path from `/`; `policy` goes with every answer. */
export function serveBuilt(path: string, policy: string): Promise<Response> {
  return devServer ? serveDeveloped(path, policy) : serveFile(rendererFolder, path, policy);
}

/**
 * A file below a folder; nothing outside of it, whatever the path says. `range`: the header of that name, by which a part
 * is asked for; the answer says how long the file is.
 */
export async function serveFile(
  folder: string,
  path: string,
  policy: string,
  range: string | null = null,
): Promise<Response> {
  const file = normalize(join(folder, decodeURIComponent(path)));
  if (!file.startsWith(folder + sep)) return notFound();
  try {
    const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/u.exec(range ?? '') ?? [];
    if (from !== undefined && to !== undefined)
      return await servePart(file, Number(from), Number(to), policy);
    return respond(await readFile(file), types[extname(file)] ?? 'application/octet-stream', policy);
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return notFound();
    throw error;
  }
}

/** Bytes at most that are answered at once. */
const largestPart = 1 << 24;

/** Bytes from the first to the last of a file, as far as it has them. */
async function servePart(file: string, first: number, last: number, policy: string): Promise<Response> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(last + 1, size, first + largestPart) - first;
    if (length <= 0)
      return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, first);
    const { headers } = respond('', types[extname(file)] ?? 'application/octet-stream', policy);
    headers.set('Content-Range', `bytes ${first}-${first + bytesRead - 1}/${size}`);
    return new Response(new Uint8Array(buffer.subarray(0, bytesRead)), { status: 206, headers });
  } finally {
    await handle.close();
  }
}

export function respond(body: string | Uint8Array, type: string, policy: string): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  });
}

export function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
}

async function serveDeveloped(path: string, policy: string): Promise<Response> {
  const answer = await net.fetch(new URL(path, devServer).href, { bypassCustomProtocolHandlers: true });
  const headers = new Headers(answer.headers);
  headers.set('Content-Security-Policy', policy);
  return new Response(answer.body, { status: answer.status, headers });
}

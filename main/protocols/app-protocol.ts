import { randomBytes } from 'node:crypto';
import { respond, serveBuilt } from './built-files.ts';
import { appPolicy } from './content-policy.ts';

/** Stands in the window's document where the nonce of its styles goes, new at every load. */
const noncePlace = '__DOSSIER_NONCE__';

/** `app://dossier/`: the window's own files. */
export async function serveApp(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const nonce = randomBytes(16).toString('base64');
  const policy = appPolicy(nonce);
  if (pathname !== '/' && pathname !== '/index.html') return serveBuilt(pathname, policy);
  const page = await serveBuilt('/index.html', policy);
  return respond((await page.text()).replaceAll(noncePlace, nonce), 'text/html; charset=utf-8', policy);
}

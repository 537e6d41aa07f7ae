import './node-version.mjs';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Makes everything ready that the app, its command line or its tests need, and does nothing where it is ready.
 * Says what it does on stderr only.
 * @param {{ electron?: boolean, thorough?: boolean }} [options]
 *   electron: false leaves out Electron and what only it needs (building does not need it);
 *   thorough: looks at the system again even if nothing seems to have changed
 * @returns {Promise<{ electron: string | undefined }>} the path of Electron's binary
 */
export async function setup({ electron = true, thorough = false } = {}) {
  const { applyDataFolder } = await import('./paths.mjs');
  const { readableByAll } = await import('./umask.mjs');
  applyDataFolder();
  return readableByAll(async () => {
    const { ensureDependencies } = await import('./dependencies.mjs');
    await ensureDependencies();
    if (!electron) return { electron: undefined };
    const { ensureElectron } = await import('./electron-install.mjs');
    const { ensureServiceUser } = await import('./user.mjs');
    const { ensureSystem } = await import('./system.mjs');
    const binary = await ensureElectron();
    ensureServiceUser();
    await ensureSystem(binary, { thorough });
    return { electron: binary };
  });
}

// `npm run setup`
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { runMain, say } = await import('./run.mjs');
  await runMain(async () => {
    const { electron } = await setup({ thorough: true });
    say(`Dossier is set up; Electron: ${electron}`);
  });
}

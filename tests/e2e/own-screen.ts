/** Gives each of vitest's workers the screen that is its own, so that no window takes another's focus or clipboard. */
const { DOSSIER_SCREENS, VITEST_POOL_ID } = process.env;
if (DOSSIER_SCREENS) {
  const screens = JSON.parse(DOSSIER_SCREENS) as readonly Record<string, string>[];
  const own = screens[Number(VITEST_POOL_ID) - 1];
  if (!own) throw new Error(`Worker ${VITEST_POOL_ID} has no screen; there are ${screens.length}`);
  Object.assign(process.env, own);
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Passes on whatever asks us to end, in place of ending at once and leaving what we started behind.
 * @param {(signal: NodeJS.Signals) => void} pass
 * @returns {() => void} stops that
 */
export function passOnEndings(pass) {
  for (const signal of endings) process.on(signal, pass);
  // A signal to npm ends npm and the shell which it started us by, and never gets here.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent || !process.env.npm_lifecycle_event) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, 500);
  return () => {
    clearInterval(watch);
    for (const signal of endings) process.off(signal, pass);
  };
}

/** Root may write anywhere: what tests permissions has to be done as somebody else. */
const nobody = 65_534;

/** Runs a synchronous action without root's rights, where this process has them. */
export function asOrdinaryUser<T>(action: () => T): T {
  if (process.geteuid?.() !== 0 || !process.seteuid || !process.setegid) return action();
  process.setegid(nobody);
  process.seteuid(nobody);
  try {
    return action();
  } finally {
    process.seteuid(0);
    process.setegid(0);
  }
}

// Imported before everything else by each entry point, and importing nothing itself: on a Node that is too
// old the person reads a sentence rather than a syntax error out of some dependency.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Dossier needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Official Electron 45 (its installer, not only its binary) needs Node 22.12. */
export const nodeRunsOfficialElectron = major > 22 || (major === 22 && minor >= 12);

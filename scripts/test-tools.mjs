import { isOnPath, isRoot } from './paths.mjs';
import { SetupError, say } from './run.mjs';
import { installPackages } from './system.mjs';

// The first two read finished PDFs back, the third opens finished Word documents, the last carries files as a real syncer does; the app
// does without them.
const tools = [
  { command: 'pdftotext', package: 'poppler-utils' },
  { command: 'qpdf', package: 'qpdf' },
  { command: 'soffice', package: 'libreoffice-writer-nogui', optional: true },
  { command: 'syncthing', package: 'syncthing', optional: true },
];

/**
 * Installs what tests use when root; otherwise says what will be skipped without it.
 * @returns {Promise<string[]>} the packages that are there, for the variable DOSSIER_TEST_TOOLS
 */
export async function ensureTestTools() {
  const missing = tools.filter((tool) => !isOnPath(tool.command));
  if (isRoot) {
    await install(missing.filter((tool) => !tool.optional));
    await install(missing.filter((tool) => tool.optional)).catch((error) => {
      if (!(error instanceof SetupError)) throw error;
    });
  }
  const skipped = missing.filter((tool) => !isOnPath(tool.command)).map((tool) => tool.package);
  if (skipped.length > 0) say(`Tests that need ${skipped.join(' and ')} are skipped: not installed.`);
  return tools.filter((tool) => isOnPath(tool.command)).map((tool) => tool.package);
}

async function install(wanted) {
  if (wanted.length > 0) await installPackages(wanted.map((tool) => tool.package));
}

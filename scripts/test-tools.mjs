import { isOnPath, isRoot } from './paths.mjs';
import { say } from './run.mjs';
import { installPackages } from './system.mjs';

// They read finished PDFs back; the app itself does without them.
const tools = [
  { command: 'pdftotext', package: 'poppler-utils' },
  { command: 'qpdf', package: 'qpdf' },
];

/**
 * Installs what tests use when root; otherwise says what will be skipped without it.
 * @returns {Promise<string[]>} the packages that are there, for the variable DOSSIER_TEST_TOOLS
 */
export async function ensureTestTools() {
  const missing = tools.filter((tool) => !isOnPath(tool.command)).map((tool) => tool.package);
  if (missing.length > 0 && isRoot) await installPackages(missing);
  else if (missing.length > 0) say(`Tests that need ${missing.join(' and ')} are skipped: not installed.`);
  return tools.filter((tool) => isOnPath(tool.command)).map((tool) => tool.package);
}

import { isOnPath, isRoot } from './paths.mjs';
import { SetupError, say } from './run.mjs';
import { installPackages } from './system.mjs';

// What printing is measured beside.
const tools = [
  { command: 'weasyprint', package: 'weasyprint' },
  { command: 'soffice', package: 'libreoffice-writer' },
  { command: 'qpdf', package: 'qpdf' },
];

/** Installs when root what the bench has beside the app; what is not there is left out of its tables. */
export async function ensureBenchTools() {
  const missing = tools.filter((tool) => !isOnPath(tool.command)).map((tool) => tool.package);
  if (missing.length === 0) return;
  if (!isRoot) return say(`Measured without ${missing.join(', ')}: not installed.`);
  await installPackages(missing).catch((error) => {
    if (!(error instanceof SetupError)) throw error;
    say(`Measured without ${missing.join(', ')}: could not be installed.`);
  });
}

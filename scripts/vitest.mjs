import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lacksDisplay } from './display.mjs';
import { moved, runAsAppUser } from './electron.mjs';
import { electronVariables } from './electron-install.mjs';
import { lendFolder } from './lend.mjs';
import { isRoot, readIfThere, root } from './paths.mjs';
import { readableNode } from './readable-node.mjs';
import { run, say, toolCommand } from './run.mjs';
import { readableClone } from './stage.mjs';
import { serviceIds } from './user.mjs';

const sum = {
  runs: 0,
  passed: 0,
  failed: 0,
  skipped: 0,
  /** @type {string[]} names of tests that failed once and then passed: faults to be mended, too */
  again: [],
};

/** What adds up all runs, once there were any: which tests passed only at the second try, and the numbers in one line. */
export function sumLines() {
  if (sum.runs === 0) return [];
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  const again = sum.again.length > 0 ? `, ${sum.again.length} only at the second try` : '';
  return [
    ...sum.again.map((name) => `Passed only at the second try: ${name}`),
    `${sum.passed} passed, ${sum.failed} failed${skipped}${again}`,
  ];
}

/**
 * Runs one of vitest's projects. The end-to-end tests start the app, so they run as the user that the app runs as
 * and on its screen; nothing may then be written into a clone which is root's but test-results/.
 * @param {'unit' | 'syncthing' | 'e2e'} project
 * @param {{ electron: string, extra: string[] }} options
 * @returns {Promise<number>} exit code
 */
export async function runTests(project, { electron, extra }) {
  const scratch = mkdtempSync(join(tmpdir(), 'dossier-tests-'));
  const report = join(scratch, 'report.json');
  const flags = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  try {
    const code = await projects[project]([...flags, ...extra], { electron, scratch });
    const counted = count(report);
    // A run that tested nothing must not pass for one that found nothing wrong.
    if (code === 0 && !counted) say(`vitest left no report of the ${project} tests.`);
    return counted ? code : code || 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const projects = { unit, syncthing: plain, e2e: endToEnd };

/** vitest by itself leaves one core idle: half of a machine with two. */
function unit(args, options) {
  return plain([...args, '--project', 'unit-isolated', `--maxWorkers=${availableParallelism()}`], options);
}

function plain(args, { electron }) {
  const env = { ...process.env, ...electronVariables(electron) };
  return run([...toolCommand('vitest', 'vitest'), ...args], { env, stdio: 'inherit' });
}

async function endToEnd(args, { electron, scratch }) {
  const folder = await readableClone();
  const results = lendFolder(join(root, 'test-results'), join(folder, 'test-results'));
  if (isRoot) {
    const { uid, gid } = serviceIds();
    chownSync(scratch, uid, gid);
  }
  // Vite would otherwise write the bundled configuration into node_modules.
  const options = ['--configLoader', 'runner', '--cache=false'];
  const tool = toolCommand('vitest', 'vitest', { folder, node: readableNode() });
  const env = { ...process.env, ...electronVariables(moved(electron, folder)) };
  // A window spends much of a test waiting: two use two cores. More would be slower than what a test waits for.
  const screens = lacksDisplay() && availableParallelism() > 1 ? 2 : 1;
  options.push(`--maxWorkers=${screens}`);
  try {
    return await runAsAppUser([...tool, ...args, ...options], { cwd: folder, env, screens });
  } finally {
    results.giveBack();
  }
}

function count(report) {
  const text = readIfThere(report);
  if (!text) return false;
  const result = JSON.parse(text);
  sum.runs += 1;
  sum.passed += result.numPassedTests;
  sum.failed += result.numFailedTests;
  sum.skipped += result.numPendingTests + result.numTodoTests;
  for (const { assertionResults } of result.testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'passed' && failureMessages.length > 0)
        sum.again.push(`${fullName} (${failureMessages[0].split('\n', 1)[0]}${placeIn(failureMessages[0])})`);
  return true;
}

/** Where in the tests it failed, as far as the message says. */
function placeIn(message) {
  const place = /tests\/e2e\/[\w-]+\.test\.ts:\d+/u.exec(message);
  return place ? ` at ${place[0]}` : '';
}

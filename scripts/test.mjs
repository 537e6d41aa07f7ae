// `npm test`: everything that must hold before a change lands, up to the first thing that does not.
//   npm test -- --only=unit,e2e      only these steps (what runs the built app gets a build all the same)
//   npm test -- --only=unit -t name  what else is given goes to vitest
import './node-version.mjs';
import { setup } from './setup.mjs';

const { run, runMain, say, SetupError, toolCommand } = await import('./run.mjs');
/**
 * One round after the other; what is in one goes side by side: types and layers keep one core busy each, and syncthing
 * mostly waits for its peers. Windows have limits of time and go alone.
 */
const rounds = [['style'], ['types', 'layers'], ['unused'], ['build'], ['unit', 'syncthing'], ['e2e']];

await runMain(async () => {
  const { electron } = await setup();
  const { ensureTestTools } = await import('./test-tools.mjs');
  process.env.DOSSIER_TEST_TOOLS = (await ensureTestTools()).join(',');
  const { build } = await import('./build.mjs');
  const { runTests, sumLines } = await import('./vitest.mjs');

  const tool = (packageName, bin, ...args) =>
    run([...toolCommand(packageName, bin), ...args], { stdio: 'inherit' });
  const layers = ['archive', 'main', 'preload', 'renderer'];
  const steps = {
    style: () => tool('@biomejs/biome', 'biome', 'ci', '--error-on-warnings', '.'),
    types: () => tool('typescript', 'tsc', '--noEmit'),
    unused: () => tool('knip', 'knip'),
    layers: () => tool('dependency-cruiser', 'depcruise', '--config', '.dependency-cruiser.cjs', ...layers),
    unit: () => runTests('unit', { electron, extra }),
    build: () => build(),
    syncthing: () => runTests('syncthing', { electron, extra }),
    e2e: () => runTests('e2e', { electron, extra }),
  };
  const { only, extra } = parse(process.argv.slice(2));
  for (const name of only ?? []) {
    if (!steps[name])
      throw new SetupError(`There is no step "${name}"; steps: ${Object.keys(steps).join(', ')}`);
  }
  const onBuild = ['e2e', 'syncthing'];
  const wanted = (name) =>
    !only || only.includes(name) || (name === 'build' && only.some((step) => onBuild.includes(step)));

  let code = 0;
  for (const round of rounds) {
    const codes = await Promise.all(round.filter(wanted).map((name) => timed(name, steps[name])));
    code = codes.find((one) => one !== 0) ?? 0;
    if (code !== 0) break;
  }
  const sum = sumLines();
  if (sum.length > 0) process.stdout.write(`\n${sum.join('\n')}\n`);
  return code;
});

async function timed(name, step) {
  process.stdout.write(`\n── ${name} ${'─'.repeat(60 - name.length)}\n`);
  const start = performance.now();
  const code = (await attempt(step)) ?? 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s\n`);
  return code;
}

async function attempt(step) {
  try {
    return await step();
  } catch (error) {
    say(error instanceof SetupError ? error.message : error.stack);
    return 1;
  }
}

function parse(args) {
  const option = args.find((arg) => arg.startsWith('--only='));
  return { only: option?.slice('--only='.length).split(','), extra: args.filter((arg) => arg !== option) };
}

/** Debian's `syncthing` on loopback: instances with homes of their own that share one folder and nothing else. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const apiKey = 'dossier-tests';
const folderId = 'archive';

export interface Instance {
  /** The folder that it shares. */
  readonly folder: string;
  readonly id: string;
  readonly home: string;
  readonly syncPort: number;
  readonly guiPort: number;
  process?: ChildProcess;
}

export function hasSyncthing(): boolean {
  return spawnSync('syncthing', ['--version'], { encoding: 'utf8' }).status === 0;
}

/** Gives an instance its keys; the folder need not exist yet. */
export async function newInstance(home: string, folder: string): Promise<Instance> {
  mkdirSync(home, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const made = spawnSync('syncthing', ['generate', `--home=${home}`, '--no-default-folder'], {
    encoding: 'utf8',
  });
  const id = /Device ID: ([A-Z0-9-]+)/u.exec(`${made.stdout}${made.stderr}`)?.[1];
  if (!id) throw new Error(`syncthing made no keys: ${made.stdout}${made.stderr}`);
  return { folder, id, home, syncPort: await freePort(), guiPort: await freePort() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts an instance that knows the others, and waits until it answers. */
export async function start(own: Instance, others: readonly Instance[]): Promise<void> {
  writeFileSync(join(own.home, 'config.xml'), configuration(own, others));
  own.process = spawn(
    'syncthing',
    ['serve', `--home=${own.home}`, '--no-browser', '--no-restart', '--no-upgrade'],
    { env: { ...process.env, STNORESTART: '1' }, stdio: 'ignore' },
  );
  for (let tries = 0; ; tries++) {
    try {
      await ask(own, 'GET', 'system/ping');
      return;
    } catch (error) {
      if (tries > 200 || own.process.exitCode !== null) throw error;
      await pause(100);
    }
  }
}

export async function stop({ process: child }: Instance): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, pause(10_000)]);
  child.kill('SIGKILL');
}

async function ask(
  { guiPort }: Instance,
  method: 'GET' | 'POST',
  path: string,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`http://127.0.0.1:${guiPort}/rest/${path}`, {
    method,
    headers: { 'X-API-Key': apiKey },
  });
  if (!answer.ok) throw new Error(`syncthing answers ${answer.status} to ${path}`);
  const text = await answer.text();
  return text.startsWith('{') ? JSON.parse(text) : {};
}

/** Cuts an instance off from another one; both go on. */
export async function cutOff(own: Instance, other: Instance): Promise<void> {
  await ask(own, 'POST', `system/pause?device=${other.id}`);
}

export async function connectAgain(own: Instance, other: Instance): Promise<void> {
  await ask(own, 'POST', `system/resume?device=${other.id}`);
}

/** Has an instance look at its folder now, and waits until it has. */
export async function rescan(own: Instance): Promise<void> {
  await ask(own, 'POST', `db/scan?folder=${folderId}`);
}

export async function isIdle(own: Instance): Promise<boolean> {
  const status = await ask(own, 'GET', `db/status?folder=${folderId}`);
  return status.state === 'idle' && status.needTotalItems === 0;
}

export async function isConnected(own: Instance, other: Instance): Promise<boolean> {
  const { connections } = (await ask(own, 'GET', 'system/connections')) as {
    connections?: Record<string, { connected?: boolean }>;
  };
  return connections?.[other.id]?.connected === true;
}

/**
 * Nothing leaves loopback. `maxConflicts` says that losing versions are kept: written by hand without it, it
 * is 0, and they are discarded without a word.
 */
function configuration(own: Instance, others: readonly Instance[]): string {
  const all = [own, ...others];
  return `<configuration version="36">
  <folder id="${folderId}" label="Archive" path="${own.folder}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <filesystemType>basic</filesystemType>
    ${all.map(({ id }) => `<device id="${id}" introducedBy=""></device>`).join('')}
    <minDiskFree unit="%">0</minDiskFree>
    <maxConflicts>-1</maxConflicts>
    <markerName>.stfolder</markerName>
  </folder>
  ${all
    .map(
      ({ id, syncPort }) =>
        `<device id="${id}" name="${syncPort}" compression="never"><address>tcp://127.0.0.1:${syncPort}</address><paused>false</paused></device>`,
    )
    .join('\n  ')}
  <gui enabled="true" tls="false"><address>127.0.0.1:${own.guiPort}</address><apikey>${apiKey}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${own.syncPort}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <minHomeDiskFree unit="%">0</minHomeDiskFree>
    <setLowPriority>false</setLowPriority>
  </options>
</configuration>
`;
}

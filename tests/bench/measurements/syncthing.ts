/** A Syncthing of its own on loopback, to ask how long a scan takes that finds nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const port = 38_384;
const key = 'bench';
const options = { globalAnnounceEnabled: false, localAnnounceEnabled: false, relaysEnabled: false };

export class Syncthing {
  readonly #home: string;
  #process: ChildProcess | undefined;
  #folder = '';

  constructor(scratch: string) {
    this.#home = join(scratch, 'syncthing');
  }

  /** Milliseconds of a scan of a folder; the first one reads all. Undefined where there is no Syncthing. */
  async scan(folder: string): Promise<number | undefined> {
    try {
      if (!this.#process) await this.#start();
      if (this.#folder !== folder) await this.#share(folder);
      const began = performance.now();
      await this.#ask('POST', '/rest/db/scan?folder=bench');
      return performance.now() - began;
    } catch {
      this.stop();
      return undefined;
    }
  }

  stop(): void {
    this.#process?.kill();
    this.#process = undefined;
  }

  async #start(): Promise<void> {
    mkdirSync(this.#home, { recursive: true });
    const address = `127.0.0.1:${port}`;
    // What is not said here Syncthing fills in, and keeps off the network by what is.
    writeFileSync(
      join(this.#home, 'config.xml'),
      `<configuration version="35"><gui enabled="true" tls="false"><address>${address}</address><apikey>${key}</apikey></gui>
<options><listenAddress>tcp://127.0.0.1:${port + 1}</listenAddress>${Object.entries(options)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join(
          '',
        )}<natEnabled>false</natEnabled><urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<crashReportingEnabled>false</crashReportingEnabled><startBrowser>false</startBrowser></options></configuration>`,
    );
    const started = spawn('syncthing', ['serve', '--no-browser', '--no-restart', '--home', this.#home], {
      stdio: 'ignore',
      env: { ...process.env, STNOUPGRADE: '1' },
    });
    const failed = new Promise<never>((_, reject) => {
      started.once('error', reject);
      started.once('exit', () => reject(new Error('ended')));
    });
    failed.catch(() => {});
    this.#process = started;
    const ready = async (): Promise<void> => {
      for (;;) {
        await pause(200);
        const answer = await this.#ask('GET', '/rest/system/ping').catch(() => undefined);
        if (answer !== undefined) return;
      }
    };
    await Promise.race([ready(), failed, pause(30_000).then(() => Promise.reject(new Error('no answer')))]);
  }

  async #share(folder: string): Promise<void> {
    await this.#ask('PUT', '/rest/config/folders/bench', {
      id: 'bench',
      path: folder,
      fsWatcherEnabled: false,
      rescanIntervalS: 0,
    });
    this.#folder = folder;
    await pause(2000);
  }

  async #ask(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'X-API-Key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  }
}

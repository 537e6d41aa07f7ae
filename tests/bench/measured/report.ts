/** What a measured process tells the one that started it: one line of JSON. */
import { readFileSync, writeSync } from 'node:fs';

export function report(value: Readonly<Record<string, unknown>>): void {
  writeSync(1, `${JSON.stringify(value)}\n`);
}

/** The most memory that this process has had at once, in megabytes. */
export function peakMegabytes(): number {
  try {
    // Not resourceUsage: what Linux counts there begins with the memory of the process that started this one.
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  } catch {
    // No Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}

/** Milliseconds of processor time, user and system, that this process has used: what a busy machine changes least. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds since this process began. */
export const sinceStart = (): number => performance.now();

/** Wall time in milliseconds, finer than Date.now, alike in all processes of one machine. */
export const wallTime = (): number => performance.timeOrigin + performance.now();

import { writeFileSync } from 'node:fs';
import { timed } from './children.ts';
import type { Bench } from './measurement.ts';

/** Makes the system forget what it has read from the disk, as after a restart; answers whether it could (Linux, root, `--cold`). */
export async function dropPageCache(bench: Bench): Promise<boolean> {
  if (!bench.cold) return false;
  try {
    await timed(['sync']);
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}

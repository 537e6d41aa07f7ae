/** Two versions of one device's checkpoint: which of them says more. Pure. */
import * as z from 'zod';
import { stampSchema } from '../storage/register.ts';

const write = z.looseObject({ stamp: stampSchema, value: z.json() });
/** Wider than what is written now: of a newer format only as much as must be told. */
const checkpointShape = z.looseObject({
  format: z.number().int(),
  device: z.string(),
  things: z.record(z.string(), z.record(z.string(), z.union([write, z.array(write)]))),
});
type Facts = z.infer<typeof checkpointShape>['things'];

/** The facts of a checkpoint, or undefined where it can't be parsed. */
export function checkpointFacts(bytes: Buffer, device: string): Facts | undefined {
  try {
    const { data } = checkpointShape.safeParse(JSON.parse(bytes.toString('utf8')));
    return data?.device === device ? data.things : undefined;
  } catch {
    return undefined;
  }
}

export type CheckpointComparison = 'same' | 'here' | 'there' | 'neither';

/** Which side says all that the other says and more; `same` where each stamp is the same. */
export function compareCheckpoints(here: Facts, there: Facts): CheckpointComparison {
  const thereSaysAll = saysAll(there, here);
  const hereSaysAll = saysAll(here, there);
  if (thereSaysAll && hereSaysAll) return 'same';
  if (thereSaysAll) return 'there';
  return hereSaysAll ? 'here' : 'neither';
}

function saysAll(facts: Facts, others: Facts): boolean {
  return Object.entries(others).every(([address, fields]) => {
    if (isDestroyed(facts, address)) return true;
    return Object.entries(fields).every(([field, written]) => {
      const known = stampsOf(facts[address]?.[field]);
      return stampsOf(written).every((stamp) => known.some((other) => other >= stamp));
    });
  });
}

const stampsOf = (written: Facts[string][string] | undefined): string[] =>
  written === undefined ? [] : (Array.isArray(written) ? written : [written]).map(({ stamp }) => stamp);

/** Whether a thing, or what it belongs to, is said to be destroyed. */
function isDestroyed(facts: Facts, address: string): boolean {
  const parts = address.split('/');
  for (let length = 2; length <= parts.length; length += 2) {
    const record = facts[parts.slice(0, length).join('/')]?.destroyed;
    if (record !== undefined && [record].flat().some(({ value }) => value === true)) return true;
  }
  return false;
}

/** Whether it holds anything but records of what was destroyed. */
export const hasContent = (facts: Facts): boolean =>
  Object.values(facts).some((fields) => Object.keys(fields).some((field) => field !== 'destroyed'));

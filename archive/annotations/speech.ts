/** Who speaks in a quotation, to whom, on what occasion, and whether the words are a translation. */
import * as z from 'zod';
import { idSchema, type Speech } from '../contract/views.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

/** What the register `speaker` holds: a person's id, or a name of someone who has no record. */
const speakerSchema = z.union([z.object({ person: idSchema }), z.object({ name: z.string().min(1) })]);
const translationSchema = z.object({ from: z.string(), by: z.string() });

export function readSpeech(replica: Replica, address: string): Speech {
  const translation = translationSchema.safeParse(replica.value(address, 'translation'));
  return {
    speaker: speakerOf(replica, address),
    addressee: readText(replica, address, 'addressee'),
    occasion: readText(replica, address, 'occasion'),
    translation: translation.success ? translation.data : null,
  };
}

/** The home of the person who is said to speak, by what a register `speaker` holds; undefined where it is none. */
export function speakerHome(value: unknown): string | undefined {
  const stored = speakerSchema.safeParse(value);
  return stored.success && 'person' in stored.data ? `people/${stored.data.person}` : undefined;
}

function speakerOf(replica: Replica, address: string): Speech['speaker'] {
  const stored = speakerSchema.safeParse(replica.value(address, 'speaker'));
  if (!stored.success) return null;
  if ('name' in stored.data) return { id: null, name: stored.data.name };
  return { id: stored.data.person, name: readText(replica, `people/${stored.data.person}`, 'name') };
}

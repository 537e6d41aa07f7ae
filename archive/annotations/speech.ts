/** Who speaks in a quotation, to whom, on what occasion, and whether the words are a translation. */
import * as z from 'zod';
import { idSchema, type Speech } from '../contract/views.ts';
import { nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { readText } from '../storage/reading.ts';

/** What the register `speaker` holds: a person's id, or a name of someone who has no record. */
const speakerSchema = z.union([z.object({ person: idSchema }), z.object({ name: z.string().min(1) })]);
const translationSchema = z.object({ from: z.string(), by: z.string() });

export function readSpeech(archive: Archive, address: string): Speech {
  const { replica } = archive;
  const translation = translationSchema.safeParse(replica.value(address, 'translation'));
  return {
    speaker: speakerOf(archive, address),
    addressee: readText(replica, address, 'addressee'),
    occasion: readText(replica, address, 'occasion'),
    translation: translation.success ? translation.data : null,
  };
}

/** The home of the person that a register `speaker`, or `place`, names; undefined where it names none. */
export function speakerHome(value: unknown): string | undefined {
  const stored = speakerSchema.safeParse(value);
  return stored.success && 'person' in stored.data ? `people/${stored.data.person}` : undefined;
}

function speakerOf(archive: Archive, address: string): Speech['speaker'] {
  const { replica } = archive;
  const stored = speakerSchema.safeParse(replica.value(address, 'speaker'));
  if (!stored.success) return null;
  if ('name' in stored.data) return { id: null, name: stored.data.name };
  return nameOfRecord(archive, `people/${stored.data.person}`);
}

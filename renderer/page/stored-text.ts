/** The canonical text as the archive stores it, and whether it is the one that the marks cite. */
import * as z from 'zod';

const ruleSchema = z.object({ name: z.string(), version: z.number().int() });
const storedTextSchema = z.object({ text: z.string(), rule: ruleSchema });

export interface StoredText {
  readonly text: string;
  /** Whether the text's own hash is the one asked for: a file that was changed must not carry marks. */
  readonly sound: boolean;
  /** By which it was made: the drawn text is read by the same. */
  readonly rule: z.infer<typeof ruleSchema>;
}

/** Where text.json is missing or damaged the article can still be read, without marks. */
const none: StoredText = { text: '', sound: false, rule: { name: '', version: 0 } };

export async function fetchStoredText(url: string, sha256: string): Promise<StoredText> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return none;
  const parsed = storedTextSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return none;
  const { text, rule } = parsed.data;
  return { text, rule, sound: (await sha256Of(text)) === sha256.toLowerCase() };
}

/** SHA-256 over the UTF-8 bytes, in lower-case hexadecimal. */
export async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

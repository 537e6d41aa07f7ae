/** Parts of a stored file, which the main process reads for the page. */

export interface Part {
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly of: number;
}

/** Bytes asked for first. Most files are shorter. */
const firstPart = 1 << 23;

export const askForBeginning = (url: string): Promise<Part | null> => askForPart(url, 0, firstPart);

/** Bytes from one place up to another, or as many of them as there are; null where there is no such file. */
export async function askForPart(url: string, from: number, to: number): Promise<Part | null> {
  const headers = { Range: `bytes=${from}-${to - 1}` };
  const answer = await fetch(url, { headers }).catch(() => null);
  // A file without a byte has none from the first on.
  if (answer?.status === 416) return { bytes: new Uint8Array(), of: 0 };
  if (!answer?.ok) return null;
  const buffer = await answer.arrayBuffer().catch(() => null);
  if (!buffer) return null;
  const bytes = new Uint8Array(buffer);
  const of = /\/(\d+)$/u.exec(answer.headers.get('Content-Range') ?? '')?.[1];
  return { bytes, of: of === undefined ? bytes.length : Number(of) };
}

/** Pictures of the people and events that go, and those with which words of the marks that go were compared. */
import { checkedSchema } from '../annotations/checked.ts';
import { ProblemError } from '../contract/problem.ts';
import { readStoredPng, storePng } from '../files/stored-files.ts';
import { readPicture } from '../records/record-picture.ts';
import type { Archive } from '../storage/archive.ts';

export interface HandedPicture {
  readonly name: string;
  readonly bytes: number;
  /** The archive's folder that it is in. */
  readonly from: string;
  readonly sha256: string;
}

/** Those that these facts name, each once. One that is not here, or is spoilt, stays behind: the comparison holds without. */
export function picturesAmong(
  { path: from }: Archive,
  facts: readonly { readonly field: string; readonly value: unknown }[],
): HandedPicture[] {
  const named = new Set(
    facts.flatMap(({ field, value }) =>
      field === 'checked'
        ? (checkedSchema.safeParse(value).data?.picture ?? [])
        : field === 'picture'
          ? (readPicture(value)?.picture ?? [])
          : [],
    ),
  );
  return [...named].flatMap((sha256) => {
    const bytes = readStoredPng(from, sha256)?.length;
    return bytes === undefined ? [] : [{ name: `${sha256}.png`, bytes, from, sha256 }];
  });
}

export function copyPicture({ from, sha256, name }: HandedPicture, to: Archive): void {
  const png = readStoredPng(from, sha256);
  if (!png)
    throw new ProblemError(
      'refused',
      `The picture “${name}” can’t be read any more. Nothing was handed over; try again, and it is left out.`,
    );
  storePng(to, png);
}

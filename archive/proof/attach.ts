/** Puts attachments into a PDF (ISO 32000-2, 7.11.4 embedded files, 14.13 associated files); the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { AttachJob } from './proof-parts.ts';

export type Attachment = Omit<AttachJob['attachments'][number], 'path'> & { readonly bytes: Uint8Array };

export async function attachTo(
  pdf: Uint8Array,
  attachments: readonly Attachment[],
  date: string,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { catalog, context } = document;
  const day = PDFString.of(`D:${date.replaceAll('-', '')}000000Z`);
  // In the order of their names, as a tree of names must be.
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const specs = sorted.map(({ name, type, description, relationship, plain, bytes }) => {
    const entries = {
      Type: 'EmbeddedFile',
      Subtype: type,
      Params: {
        Size: bytes.length,
        ModDate: day,
        CheckSum: PDFHexString.of(createHash('md5').update(bytes).digest('hex')),
      },
    };
    const stream = context.register(
      plain ? context.stream(bytes, entries) : context.flateStream(bytes, entries),
    );
    return context.register(
      context.obj({
        Type: 'Filespec',
        F: PDFString.of(name),
        UF: PDFHexString.fromText(name),
        EF: { F: stream, UF: stream },
        Desc: PDFHexString.fromText(description),
        AFRelationship: relationship,
      }),
    );
  });
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? context.obj({});
  names.set(
    PDFName.of('EmbeddedFiles'),
    context.obj({ Names: sorted.flatMap(({ name }, index) => [PDFHexString.fromText(name), specs[index]]) }),
  );
  catalog.set(PDFName.of('Names'), names);
  const associated = catalog.lookupMaybe(PDFName.of('AF'), PDFArray) ?? context.obj([]);
  for (const spec of specs) associated.push(spec);
  catalog.set(PDFName.of('AF'), associated);
  return document.save({ updateFieldAppearances: false });
}

/**
 * Finishes what Chromium has printed, so that it is what a printed report is expected to be (ISO 32000-1; 14.8 tagged PDF):
 * heads and feet as artifacts, an outline, metadata, links that say where they lead, and bytes that depend on nothing but the
 * document.
 */
import { PDFBool, type PDFDict, type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { compactBytes } from './compact-bytes.ts';
import { openPrinted, settleDestinations, whereItLies } from './destinations.ts';
import { isAsShown, type Lying, type Printed } from './finish.ts';
import { mendLetters } from './letters.ts';
import { describeLinks } from './links.ts';
import { setOutline } from './outline.ts';
import { layHeads } from './running-heads.ts';
import { settleStructure } from './structure.ts';
import { xmpPacket } from './xmp.ts';

/** @returns where the places lie; `bytes` is null where contents and index were printed with other pages */
export async function finishPdf(
  printed: Uint8Array,
  heads: Uint8Array,
  finish: Printed,
): Promise<Lying & { readonly bytes: Uint8Array | null }> {
  const document = await openPrinted(printed);
  const lying = whereItLies(document);
  if (!isAsShown(finish, lying)) return { ...lying, bytes: null };
  settleDestinations(document, finish.marginTop);
  mendLetters(document);
  await layHeads(document, heads, finish.bare);
  settleStructure(document);
  describeLinks(document, finish.outline);
  setOutline(document, finish.outline, lying.destinations);
  setMetadata(document, finish);
  return { ...lying, bytes: compactBytes(document.context) };
}

const producer = 'Dossier';

function setMetadata(document: PDFDocument, finish: Printed): void {
  const { catalog, context } = document;
  const { title, subtitle, author, date, language } = finish;
  catalog.set(PDFName.of('Lang'), PDFHexString.fromText(language));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: PDFBool.True }));
  const packet = new TextEncoder().encode(xmpPacket({ title, subtitle, author, date, language, producer }));
  // Uncompressed, so that any program finds it.
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })),
  );
  const info = context.obj({}) as PDFDict;
  const day = PDFHexString.fromText(`D:${date.replaceAll('-', '')}000000Z`);
  info.set(PDFName.of('Title'), PDFHexString.fromText(title));
  if (subtitle !== '') info.set(PDFName.of('Subject'), PDFHexString.fromText(subtitle));
  if (author !== '') info.set(PDFName.of('Author'), PDFHexString.fromText(author));
  info.set(PDFName.of('Creator'), PDFHexString.fromText(producer));
  info.set(PDFName.of('Producer'), PDFHexString.fromText(producer));
  info.set(PDFName.of('CreationDate'), day);
  info.set(PDFName.of('ModDate'), day);
  context.trailerInfo.Info = context.register(info);
}

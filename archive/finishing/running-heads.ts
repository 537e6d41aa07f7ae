/** Lays the heads and feet over the pages, as artifacts of pagination, and marks as artifacts what else has no tag. */
import { deflateSync, inflateSync } from 'node:zlib';
import {
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFObjectCopier,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { withArtifacts } from './artifacts.ts';
import { openPrinted } from './destinations.ts';
import { mendLetters } from './letters.ts';
import { SpokenWords } from './spoken-words.ts';

const headName = 'Head';

/** @param bare pages at the front that have no head */
export async function layHeads(document: PDFDocument, heads: Uint8Array, bare: number): Promise<void> {
  const from = await openPrinted(heads);
  mendLetters(from);
  const headWords = new SpokenWords(from.context);
  const headContents = from
    .getPages()
    .map((page) => headWords.spoken(contentOf(page), page.node.Resources()));
  headWords.save();
  const copier = PDFObjectCopier.for(from.context, document.context);
  const forms = from
    .getPages()
    .map((page, index) => formOf(page, headContents[index] ?? '', copier, document));
  const words = new SpokenWords(document.context);
  document.getPages().forEach((page, index) => {
    const form = index < bare ? undefined : forms[index - bare];
    if (form) nameForm(page, form);
    setContent(page, withArtifacts(words.spoken(contentOf(page), page.node.Resources())), form !== undefined);
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  });
  words.save();
}

/** Not by pdf-lib's own means, which cut the content of the page into several streams. */
function nameForm({ node }: PDFPage, form: PDFRef): void {
  const resources = node.Resources() ?? (node.context.obj({}) as PDFDict);
  const forms = resources.lookupMaybe(PDFName.of('XObject'), PDFDict) ?? (node.context.obj({}) as PDFDict);
  forms.set(PDFName.of(headName), form);
  resources.set(PDFName.of('XObject'), forms);
  node.set(PDFName.of('Resources'), resources);
}

function formOf(page: PDFPage, content: string, copier: PDFObjectCopier, document: PDFDocument): PDFRef {
  const { context } = document;
  const resources = page.node.Resources();
  const { width, height } = page.getSize();
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] }) as PDFDict;
  if (resources) dict.set(PDFName.of('Resources'), copier.copy(resources));
  return context.register(packed(dict, content));
}

function contentOf(page: PDFPage): string {
  const { stream } = onlyStream(page);
  const flate = stream.dict.get(PDFName.of('Filter')) !== undefined;
  return Buffer.from(flate ? inflateSync(stream.contents) : stream.contents).toString('latin1');
}

/** Chromium gives each page one. */
function onlyStream({ node }: PDFPage): { readonly ref: PDFRef; readonly stream: PDFRawStream } {
  const ref = node.get(PDFName.of('Contents'));
  const stream = node.context.lookup(ref);
  if (!(ref instanceof PDFRef && stream instanceof PDFRawStream))
    throw new Error('a printed page has no content stream of its own');
  return { ref, stream };
}

function setContent(page: PDFPage, content: string, withHead: boolean): void {
  const { context } = page.node;
  const head = withHead ? `\n/Artifact <</Type /Pagination>> BDC\n/${headName} Do\nEMC` : '';
  const stream = packed(context.obj({}) as PDFDict, `q\n${content}\nQ${head}`);
  const { ref } = onlyStream(page);
  context.assign(ref, stream);
}

function packed(dict: PDFDict, content: string): PDFRawStream {
  const bytes = deflateSync(Buffer.from(content, 'latin1'));
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  return PDFRawStream.of(dict, bytes);
}

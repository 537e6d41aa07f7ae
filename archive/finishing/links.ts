/** Links say in words where they lead, for those who hear the document. */
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Finish } from './finish.ts';

const kinds: Readonly<Record<string, string>> = {
  q: 'Quotation',
  note: 'Note',
  src: 'Source',
  fig: 'Figure',
  a: 'Annotated article',
  m: 'Mark',
};

export function describeLinks(document: PDFDocument, outline: Finish['outline']): void {
  const titles = new Map(outline.map(({ place, title }) => [place, title]));
  for (const page of document.getPages()) {
    const annotations = page.node.Annots();
    for (let index = 0; index < (annotations?.size() ?? 0); index++) {
      const link = annotations?.lookup(index);
      if (link instanceof PDFDict && link.get(PDFName.of('Subtype')) === PDFName.of('Link'))
        describe(link, titles);
    }
  }
}

function describe(link: PDFDict, titles: ReadonlyMap<string, string>): void {
  const name = link.lookup(PDFName.of('Dest'));
  const action = link.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = action?.lookup(PDFName.of('URI'));
  const words =
    name instanceof PDFName
      ? whereTo(name.decodeText(), titles)
      : name instanceof PDFString || name instanceof PDFHexString
        ? whereTo(name.decodeText(), titles)
        : address instanceof PDFString || address instanceof PDFHexString
          ? address.decodeText()
          : name instanceof PDFArray
            ? 'A place in this document'
            : null;
  if (words !== null) link.set(PDFName.of('Contents'), PDFHexString.fromText(words));
}

function whereTo(place: string, titles: ReadonlyMap<string, string>): string {
  const title = titles.get(place);
  if (title !== undefined) return title;
  const [, kind = '', number = ''] = /^([a-z]+)-(.*)$/u.exec(place) ?? [];
  if (kind === 'call') return `Back to where note ${number} is called`;
  const word = kinds[kind];
  return word === undefined ? 'A place in this document' : `${word} ${number}`;
}

/** An archive with an article, a PDF and marks of every make, for tests of what goes out and comes in. */
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import type { OpenArchive } from '../../../archive/service/open-archive.ts';
import type { Json } from '../../../archive/storage/register.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';

export const page = `<html><head><title>Councilman will not resign</title>
<link rel="canonical" href="https://www.courant.example/2022/10/councilman?utm_source=x">
</head><body><article><h1>Councilman will not resign</h1>
<p>The councilman said on Wednesday that he will not step down. “I have to do the hard work,” he said.</p>
<p>Protesters outside the hall said he must go. The hall was closed; the hall stayed closed all week.</p>
<p>Neighbours of the reservoir spoke of broken pumps, dry gardens and letters that nobody answered for a year.</p>
</article></body></html>`;

export const pdfLines = [
  [
    'Report on the gate',
    'The gate had not been inspected since the flood.',
    'On the balance of the evidence the gate failed first.',
  ],
  ['The gate had not been repaired either.', 'Nobody kept a record of the keys.'],
];

export interface SmallArchive extends TestArchive {
  readonly open: OpenArchive;
  readonly article: string;
  report: string;
}

export async function smallArchive(): Promise<SmallArchive> {
  const made = newArchive({ author: 'Ada' });
  const { archive, texts } = made;
  const article = await importContent(made, 'councilman.html', page);
  editArticle(archive, {
    id: article,
    authors: ['June Vale'],
    publisher: 'The Courant',
    published: '2022-10-19',
  });
  const report = await importContent(
    made,
    'report.pdf',
    smallPdf({ pages: pdfLines, title: 'Report on the gate' }),
  );
  const open = { archive, texts } as unknown as OpenArchive;
  return { ...made, open, article, report };
}

/** Adds marks with notes, tags, links, speech, pieces and a region; answers their ids. */
export function addMarks({ archive, texts, article, report }: SmallArchive) {
  const add = (quote: string, more: object = {}, of = article): string =>
    addAnnotation(archive, texts, { article: of, passage: { quote }, ...more });
  const address = (id: string, of = article): string => `articles/${of}/annotations/${id}`;
  const quoted = add('I have to do the hard work', {
    note: '# Heading\n\nHe said so *twice*.',
    color: 'quotation',
    people: [{ name: 'Iván Sørlie' }],
    events: [{ title: 'The hearing', date: '2022-10-19' }],
  });
  const plain = add('he must go');
  const words = add(
    'the evidence the gate failed',
    { color: 'confirms', note: '=HYPERLINK("http://bad.example")' },
    report,
  );
  const region = add('Nobody kept a record', { note: 'A drawing' }, report);
  archive.commit((draft) => {
    for (const tag of ['a/b', 'Ünïcode tag']) draft.setElement(address(quoted), 'tags', tag, true);
    draft.set(address(quoted), 'speaker', { name: 'Iván Sørlie' });
    draft.set(address(quoted), 'addressee', 'the press');
    draft.set(address(quoted), 'translation', { from: 'es', by: 'June Vale' });
    const target = archive.replica.value(address(quoted), 'target') as { [key: string]: Json };
    draft.set(address(plain), 'target', { ...target, further: [pieceOf(archive, address(plain))] });
    const onPage = archive.replica.value(address(region, report), 'target') as { [key: string]: Json };
    draft.set(address(region, report), 'target', {
      ...onPage,
      region: { type: 'PdfRegionSelector', page: 2, rect: [100, 600, 300, 700] },
    });
  });
  return { quoted, plain, words, region };
}

function pieceOf(archive: SmallArchive['archive'], address: string): Json {
  const { quote, position, pages } = archive.replica.value(address, 'target') as { [key: string]: Json };
  return { quote: quote ?? null, position: position ?? null, pages: pages ?? [] };
}

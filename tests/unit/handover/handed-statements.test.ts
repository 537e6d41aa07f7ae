import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { attribute } from '../../../archive/annotations/attribute.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { handOver, previewHandover } from '../../../archive/handover/hand-over.ts';
import { derive, originsOf } from '../../../archive/matrix/derive.ts';
import { joinStatements } from '../../../archive/statements/join-statements.ts';
import { listStatements } from '../../../archive/statements/statements.ts';
import { contentsOf, importContent, newArchive, openArchive, temporaryFolder } from '../archive-in-folder.ts';

test('statements go with their quotations; what an article derives from goes where that article goes', async () => {
  const opened = newArchive();
  const { archive, texts, home } = opened;
  const articles: string[] = [];
  for (const title of ['Courier', 'Gazette', 'Secretwire']) {
    const id = await importContent(opened, `${title}.txt`, `${title}: “I will stay,” she said.`);
    editArticle(archive, { id, title });
    articles.push(id);
  }
  const [courier = '', gazette = '', wire = ''] = articles;
  const marks = articles.map((article) => {
    const id = addAnnotation(archive, texts, { article, passage: { quote: 'I will stay' } });
    attribute(archive, { id, speaker: { name: 'Ana Lund' } });
    return id;
  });
  joinStatements(archive, marks);
  derive(archive, { id: courier, from: wire, derives: true });
  derive(archive, { id: courier, from: gazette, derives: true });

  const part = { kind: 'articles' as const, ids: [courier, gazette] };
  const extras = { notes: false, history: true, trash: false };
  const { leftOut } = previewHandover(archive, part, extras);
  expect(leftOut.find(({ kind }) => kind === 'links')?.things).toEqual(['Secretwire']);
  const folder = join(temporaryFolder(), 'copy');
  await handOver(archive, { part, extras, folder }, { home });
  expect(JSON.stringify(contentsOf(folder))).not.toContain('Secretwire');
  expect(JSON.stringify(contentsOf(folder))).not.toContain(wire);
  const copy = openArchive(folder, { home: temporaryFolder() }).archive;
  expect(originsOf(copy, courier).from).toEqual([{ id: gazette, title: 'Gazette', trashed: false }]);
  expect(
    listStatements(copy).map(({ quotations }) => quotations.map(({ annotation }) => annotation).sort()),
  ).toEqual([marks.slice(0, 2).sort()]);
});

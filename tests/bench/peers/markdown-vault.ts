/** A folder of Markdown, a note an article with its marks as quotations (Obsidian, Logseq): all notes read at start, one written anew at a change, never fsynced. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection, Peer, StoredArticle } from './peer.ts';

export function markdownVault(store: string): Peer {
  const notes: { id: string; path: string; added: string; title: string; marks: number }[] = [];
  for (const folder of readdirSync(store))
    for (const name of readdirSync(join(store, folder))) {
      const path = join(store, folder, name);
      const text = readFileSync(path, 'utf8');
      const head = text.slice(0, text.indexOf('\n---\n'));
      const fields = new Map(head.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line]));
      const field = (key: string): string => fields.get(key)?.slice(key.length + 2) ?? '';
      const marks = text.match(/^> /gmu)?.length ?? 0;
      notes.push({ id: field('id'), path, added: field('added'), title: field('title'), marks });
    }
  return {
    firstPage: (limit) => notes.sort((a, b) => (a.added < b.added ? 1 : -1)).slice(0, limit).length,
    addMark: (article, id, quote) => {
      const path = notes.find((note) => note.id === article)?.path;
      if (path !== undefined) writeFileSync(path, `${readFileSync(path, 'utf8')}\n> ${quote} ^${id}\n`);
    },
    close: () => {},
  };
}

export function makeMarkdownVault(store: string, { articles, people, events }: Collection): void {
  const names = new Map([...people, ...events].map(({ id, name }) => [id, name]));
  for (const article of articles) {
    const folder = join(store, article.added.slice(0, 7));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${article.id}.md`), noteOf(article, names));
  }
}

function noteOf(article: StoredArticle, names: ReadonlyMap<string, string>): string {
  const { marks, ...fields } = article;
  const head = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  const quotations = marks.map(({ id, quote, note, people, events }) => {
    const links = [...people, ...events].map((linked) => `[[${names.get(linked)}]]`).join(' ');
    return `> ${quote.replaceAll('\n', ' ')} ^${id}\n\n${note} ${links}\n`;
  });
  return `---\n${head.join('\n')}\n---\n\n${quotations.join('\n')}`;
}

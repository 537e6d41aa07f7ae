/** A note's Markdown as HTML for the printed page: made from the words that are shown, every one escaped. */
import { type NoteBlock, type NoteInline, readNote } from '../annotations/note-markdown.shared.ts';

/** `safe` makes text safe inside an element. */
export function noteHtml(note: string, safe: (text: string) => string): string {
  const inlines = (content: readonly NoteInline[]): string => content.map(inline).join('');
  const inline = (part: NoteInline): string => {
    switch (part.kind) {
      case 'text':
        return safe(part.text);
      case 'code':
        return `<code>${safe(part.text)}</code>`;
      case 'break':
        return '<br>';
      case 'strong':
        return `<strong>${inlines(part.content)}</strong>`;
      case 'emphasis':
        return `<em>${inlines(part.content)}</em>`;
      case 'struck':
        return `<s>${inlines(part.content)}</s>`;
      case 'link':
        return `${inlines(part.content)}${part.address ? ` (${safe(part.address)})` : ''}`;
    }
  };
  const block = (part: NoteBlock): string => {
    switch (part.kind) {
      case 'rule':
        return '<hr>';
      case 'code':
        return `<pre>${safe(part.text)}</pre>`;
      case 'quote':
        return `<blockquote>${part.blocks.map(block).join('')}</blockquote>`;
      case 'list': {
        const items = part.items.map((item) => `<li dir="auto">${item.map(block).join('')}</li>`).join('');
        return part.from === null ? `<ul>${items}</ul>` : `<ol start="${part.from}">${items}</ol>`;
      }
      case 'heading':
        return `<p dir="auto"><strong>${inlines(part.content)}</strong></p>`;
      case 'paragraph':
        return `<p dir="auto">${inlines(part.content)}</p>`;
    }
  };
  return readNote(note).map(block).join('');
}

import { Fragment } from 'react';
import type { Inline, Run } from '../../archive/contract/prose.ts';

/** Set text as it looks in the window; links are shown, not followed. */
export function SetWords({ content }: { content: readonly Inline[] }) {
  return content.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: set text is shown anew as a whole.
    if (part.kind === 'text') return <Words key={index} run={part} />;
    if (part.kind !== 'link') return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
      <Fragment key={index}>
        {part.content.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
          <Words key={at} run={run} />
        ))}
      </Fragment>
    );
  });
}

function Words({ run: { text, emphasis, strong, smallCapitals, raised, lowered } }: { run: Run }) {
  const words = smallCapitals ? <span style={{ fontVariantCaps: 'small-caps' }}>{text}</span> : text;
  const set = emphasis ? <em>{words}</em> : words;
  const heavy = strong ? <strong>{set}</strong> : set;
  if (raised) return <sup>{heavy}</sup>;
  return lowered ? <sub>{heavy}</sub> : heavy;
}

/** The same for the clipboard, as HTML. */
export function htmlOf(content: readonly Inline[]): string {
  const paragraph = document.createElement('p');
  const append = (to: HTMLElement, { text, emphasis, strong, raised }: Run): void => {
    const names = [emphasis && 'em', strong && 'strong', raised && 'sup'].filter(Boolean) as string[];
    let inner = to;
    for (const name of names) {
      const element = document.createElement(name);
      inner.append(element);
      inner = element;
    }
    inner.append(text);
  };
  for (const part of content) {
    if (part.kind === 'text') append(paragraph, part);
    if (part.kind !== 'link') continue;
    const link = document.createElement('a');
    link.setAttribute('href', part.address);
    for (const run of part.content) append(link, run);
    paragraph.append(link);
  }
  return paragraph.outerHTML;
}

import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import type { ReferenceFormat } from '../../archive/contract/citing.ts';
import type { Inline } from '../../archive/contract/prose.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { tell, tellTrouble } from '../window/notices.tsx';
import { counted } from '../window/words.ts';
import { endCiting } from './asking.ts';
import css from './citing.module.css';
import { htmlOf, SetWords } from './set-words.tsx';
import { citedBy, StyleSelect } from './style-select.tsx';

interface Props {
  readonly articles: readonly string[];
  readonly annotation?: string;
}

/** The style that was chosen last in this window. */
let lastStyle = 'chicago';

const formats: readonly { format: ReferenceFormat; label: string }[] = [
  { format: 'bibtex', label: 'BibTeX…' },
  { format: 'ris', label: 'RIS…' },
  { format: 'csl-json', label: 'CSL-JSON…' },
];

export function CiteSources({ articles, annotation }: Props) {
  const [only, ...others] = articles;
  return (
    <div className={css.body}>
      {only !== undefined && others.length === 0 ? (
        <OneSource article={only} {...(annotation !== undefined && { annotation })} />
      ) : (
        <p className={css.lead}>
          {articles.length === 0 ? 'All articles' : counted(articles.length, 'article')}, as a reference
          manager such as Zotero or EndNote reads them.
        </p>
      )}
      <div className={css.actions}>
        {formats.map(({ format, label }, at) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            data-autofocus={(at === 0 && articles.length !== 1) || undefined}
            onClick={() => void exportReferences(articles, format)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

function OneSource({ article, annotation }: { article: string; annotation?: string }) {
  const [style, setStyle] = useState(lastStyle);
  const cited = useAnswer(
    'citing.cite',
    { article, style, ...(annotation !== undefined && { annotation }) },
    { keepLast: true },
  );
  return (
    <>
      <StyleSelect
        value={style}
        onChange={(chosen) => {
          lastStyle = chosen;
          setStyle(chosen);
        }}
      />
      {cited.isError && (
        <p className={css.problems} role="alert">
          {explain(cited.error)}
        </p>
      )}
      {cited.data && (
        <div>
          <Cited name="Citation" content={cited.data.citation} words={cited.data.citationWords} />
          <Cited name="Bibliography" content={cited.data.entry} words={cited.data.entryWords} />
          <section className={css.cited} aria-label="Sign">
            <h2 className={css.heading}>Sign</h2>
            <p className={css.sign}>{cited.data.sign}</p>
            <CopyButton value={cited.data.sign}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="light" aria-label="Copy the sign" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </section>
        </div>
      )}
      <p className={css.soft}>{citedBy}. What bibliographies say of an article is among its details.</p>
    </>
  );
}

function Cited({ name, content, words }: { name: string; content: readonly Inline[]; words: string }) {
  return (
    <section className={css.cited} aria-label={name}>
      <h2 className={css.heading}>{name}</h2>
      <p className={css.words} dir="auto">
        <SetWords content={content} />
      </p>
      <Button
        size="compact-xs"
        variant="light"
        aria-label={`Copy the ${name.toLowerCase()}`}
        onClick={() => void copySet(content, words)}
      >
        Copy
      </Button>
    </section>
  );
}

async function copySet(content: readonly Inline[], words: string): Promise<void> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([words], { type: 'text/plain' }),
        'text/html': new Blob([htmlOf(content)], { type: 'text/html' }),
      }),
    ]);
    tell('Copied.');
  } catch (reason) {
    tellTrouble('It was not copied', reason instanceof Error ? reason.message : String(reason));
  }
}

async function exportReferences(articles: readonly string[], format: ReferenceFormat): Promise<void> {
  const written = await act(
    'shell.exportReferences',
    { articles: [...articles], format },
    { failed: 'The references were not written' },
  );
  if (!written) return;
  endCiting();
  tell(`References of ${counted(written.articles, 'article')} written.`, {
    label: 'Show in folder',
    run: () =>
      void act('shell.showInFolder', { path: written.path }, { failed: 'The folder could not be shown' }),
  });
}

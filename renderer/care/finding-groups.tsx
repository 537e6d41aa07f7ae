import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Finding, isInformation } from '../../archive/contract/verifying.ts';
import { number } from '../window/words.ts';
import css from './care.module.css';
import { repair } from './verifying.ts';

/** Findings of one kind that are shown before all are asked for. */
const shownFirst = 5;

const headings: Readonly<Record<string, string>> = {
  'capture-missing': 'Stored copies that are gone',
  'capture-altered': 'Stored copies whose description was altered',
  'capture-unreadable': 'Stored copies that can’t be read',
  'file-missing': 'Files of stored copies that are gone',
  'file-altered': 'Files of stored copies that were altered',
  'capture-unannounced': 'Stored copies of which nothing is known',
  'on-its-way': 'On its way',
  'file-vanished': 'Records that are gone',
  'history-altered': 'Altered lines of this computer’s history',
  'history-lost': 'Lost lines of this computer’s history',
  'history-altered-elsewhere': 'Altered lines of another device’s history',
  'history-lost-elsewhere': 'Lost lines of another device’s history',
  unreadable: 'What can’t be read',
  'index-differs': 'Lists that differ from the files',
  'checkpoint-differs': 'Records that differ from the history',
  'checkpoint-unreadable': 'Records that can’t be read',
  'checkpoint-differs-elsewhere': 'Another device’s records that differ from its history',
  'checkpoint-unreadable-elsewhere': 'Another device’s records that can’t be read',
  'picture-missing': 'Pictures that are gone',
  'picture-altered': 'Pictures that were altered',
  'annotation-unreadable': 'Marks without a place',
  'annotation-orphaned': 'Marks without an article',
  'link-dangling': 'Links that lead nowhere',
  'part-dangling': 'People and places that are not here',
  'evidence-without-mark': 'Evidence without its mark',
  'quotation-without-source': 'Quotations without their mark',
};

export function FindingGroups({ findings }: { findings: readonly Finding[] }) {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.kind, [...(groups.get(finding.kind) ?? []), finding]);
  const ordered = [...groups.values()].sort((a, b) => weight(a) - weight(b));
  return (
    <div className={css.groups}>
      {ordered.map((group) => (
        <Group key={group[0]?.kind} group={group} />
      ))}
    </div>
  );
}

/** What is only information stands last. */
const weight = ([first]: readonly Finding[]): number => (first && isInformation(first) ? 1 : 0);

function Group({ group }: { group: readonly Finding[] }) {
  const [all, setAll] = useState(false);
  const [first] = group;
  if (!first) return null;
  const shown = all ? group : group.slice(0, shownFirst);
  return (
    <section className={css.group} data-information={isInformation(first) || undefined}>
      <h3 className={css.kind}>
        {headings[first.kind] ?? first.kind}
        <span className={css.count}>{number(group.length)}</span>
      </h3>
      <ul className={css.messages}>
        {shown.map(({ where, message }) => (
          <li key={`${where} ${message}`} title={where} dir="auto">
            {message}
          </li>
        ))}
      </ul>
      {group.length > shown.length && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAll(true)}>
          Show all {number(group.length)}
        </Button>
      )}
      <p className={css.remedy}>{first.remedy.words}</p>
      {first.remedy.action === 'trash-link' && (
        <Button size="compact-sm" variant="default" onClick={() => repair([first.kind])}>
          Remove these links
        </Button>
      )}
    </section>
  );
}

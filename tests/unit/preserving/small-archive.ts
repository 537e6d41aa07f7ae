/** An archive with something of everything, and names that are hard on manifests. */
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing } from '../../../archive/briefings/briefing.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';

export interface SmallArchive extends TestArchive {
  readonly article: string;
  readonly mark: string;
  readonly briefing: string;
}

export async function smallArchive(): Promise<SmallArchive> {
  const made = newArchive();
  const article = await importContent(
    made,
    'harbour.txt',
    '50% of voters in Zürich, 100%25 sure\n\nThe warden said that he won’t resign, whatever is said of him.\n',
  );
  const mark = addAnnotation(made.archive, made.texts, {
    article,
    passage: { quote: 'he won’t resign' },
    note: 'A note.',
    people: [{ name: 'Iván Sørlie' }],
    events: [{ title: 'The hearing', date: '2022-10-19' }],
  });
  const briefing = addBriefing(made.archive, { title: 'What is known' });
  addBlocks(made.archive, { id: briefing, blocks: [{ kind: 'quotation', annotation: mark }] });
  made.archive.checkpoint();
  return { ...made, article, mark, briefing };
}

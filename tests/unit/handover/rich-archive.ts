/** An archive with secrets in every place from which something could slip into a copy. */
import { addAnnotation, changeLink, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBlock,
  removeBlock,
} from '../../../archive/briefings/briefing.ts';
import { editEvent } from '../../../archive/events/event.ts';
import { linkedPerson } from '../../../archive/people/linked-person.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';

export interface RichArchive extends TestArchive {
  readonly article: string;
  readonly second: string;
  readonly other: string;
  readonly quoted: string;
  readonly noted: string;
  readonly trashed: string;
  readonly briefing: string;
  readonly person: string;
  readonly event: string;
  readonly stranger: string;
}

/** Words that must not be in a copy of the briefing, by why. */
export const secrets = {
  note: 'secretnote',
  otherNote: 'secretothernote',
  description: 'secretdescription',
  eventDescription: 'secreteventdescription',
  trashedMark: 'quiet harbour',
  trashedNote: 'secrettrashednote',
  otherArticle: 'secretotherarticle',
  otherTitle: 'Secretothertitle',
  stranger: 'Secretstranger',
  strangerAlias: 'Secretalias',
  formerTitle: 'Formertitle',
  formerBlock: 'secretformertext',
  removedBlock: 'secretremovedblock',
  otherMark: 'ships lay idle',
} as const;

export async function richArchive(): Promise<RichArchive> {
  const made = newArchive({ author: 'Ada' });
  const { archive, texts } = made;
  const article = await importContent(
    made,
    'first.txt',
    `date 2022-10-19 ${secrets.formerTitle}\n\nThe warden said that he won’t resign. In the ${secrets.trashedMark} the ${secrets.otherMark} for days.\n`,
  );
  editArticle(archive, { id: article, title: 'The warden stays' });
  const second = await importContent(
    made,
    'second.txt',
    'The council met.\n\nIt had words for the warden.\n',
  );
  const other = await importContent(
    made,
    'other.txt',
    `${secrets.otherTitle}\n\n${secrets.otherArticle} here.\n`,
  );
  const mark = (quote: string, more: object = {}, of = article) =>
    addAnnotation(archive, texts, { article: of, passage: { quote }, ...more });
  const quoted = mark('he won’t resign', {
    note: secrets.note,
    people: [{ name: 'Iván Sørlie' }],
    events: [{ title: 'The hearing', date: '2022-10-19' }],
  });
  const noted = mark(secrets.otherMark, { note: secrets.otherNote, people: [{ name: secrets.stranger }] });
  const trashed = mark(secrets.trashedMark, { note: secrets.trashedNote });
  archive.commit((draft) => draft.set(`articles/${article}/annotations/${trashed}`, 'trashed', true));
  mark('words for the warden', { people: [{ name: 'Ivan Sorlie' }] }, second);
  mark(secrets.otherArticle, { people: [{ name: secrets.stranger }] }, other);

  const idOf = (name: string): string => archive.commit((draft) => linkedPerson(archive, draft, { name }));
  const person = idOf('Iván Sørlie');
  const stranger = idOf(secrets.stranger);
  editPerson(archive, { id: person, description: secrets.description });
  editPerson(archive, { id: stranger, aliases: [secrets.strangerAlias] });
  const event = archive.replica.homes('events')[0]?.slice('events/'.length) ?? '';
  editEvent(archive, { id: event, description: secrets.eventDescription });
  // Linked once, and no longer: only the history knows.
  changeLink(archive, quoted, 'people', true, () => stranger);
  changeLink(archive, quoted, 'people', false, () => stranger);
  editAnnotation(archive, { id: quoted, color: 'confirms' });
  addPerson(archive, { name: 'Nobody linked', description: secrets.description });

  const briefing = addBriefing(archive, { title: 'What is known', subtitle: 'Until today' });
  addBlocks(archive, {
    id: briefing,
    blocks: [
      { kind: 'text', text: secrets.formerBlock },
      { kind: 'text', text: secrets.removedBlock },
      { kind: 'quotation', annotation: quoted },
      { kind: 'quotation', annotation: trashed },
    ],
  });
  const [text, removed] = briefingView(archive, texts, briefing).blocks;
  editBlock(archive, { id: briefing, block: text?.id ?? '', text: 'Own words.' });
  removeBlock(archive, { id: briefing, block: removed?.id ?? '', removed: true });
  archive.checkpoint();
  return { ...made, article, second, other, quoted, noted, trashed, briefing, person, event, stranger };
}

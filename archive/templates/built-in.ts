/** Dossier’s own templates: what each makes of what the briefing is about. */
import type { SaidParts } from '../contract/document-parts.ts';
import type { NewBlock } from '../contract/requests.ts';
import type { BuiltInTemplate, Template } from '../contract/templates.ts';
import { neededPerson, type Subject } from './subject.ts';

interface Plan {
  readonly title: string;
  readonly subtitle: string;
  /** Parts in which its document is not as is usual. */
  readonly parts?: SaidParts;
  readonly blocks: readonly NewBlock[];
}

interface Built extends Pick<Template, 'title' | 'description' | 'needs'> {
  readonly plan: (subject: Subject) => Plan;
}

/** A page has room for so many. */
const quotationsOnOnePage = 4;

const heading = (text: string, level: 1 | 2 = 1): NewBlock => ({ kind: 'heading', text, level });
const ownWords: NewBlock = { kind: 'text', text: '' };
const titled = (title: string, { name }: Subject): string => (name === '' ? title : `${title}: ${name}`);

export const builtIn: Readonly<Record<BuiltInTemplate, Built>> = {
  brief: {
    title: 'One-page brief',
    description: `What it is about, what is known, what is disputed and what is open, with at most ${quotationsOnOnePage} quotations.`,
    needs: 'nothing',
    plan: (subject) => ({
      title: titled('Brief', subject),
      subtitle: '',
      blocks: [
        heading('In short'),
        ownWords,
        heading('What is known'),
        ...subject.passages('none', quotationsOnOnePage),
        ownWords,
        heading('What is disputed'),
        ownWords,
        heading('What is open'),
        ownWords,
      ],
    }),
  },
  chronology: {
    title: 'Chronology',
    description: 'A timeline, the events in the order of their dates, and what the sources say of each.',
    needs: 'nothing',
    plan: (subject) => ({
      title: titled('Chronology', subject),
      subtitle: '',
      blocks: [
        ownWords,
        { kind: 'timeline', filter: { ...subject.timeline, show: 'events' }, text: 'What happened when' },
        heading('The events'),
        {
          kind: 'events',
          events: subject.event === undefined ? subject.timeline : { only: [subject.event] },
          text: '',
        },
        ...under('In the words of the sources', subject.passages('event')),
      ],
    }),
  },
  profile: {
    title: 'Profile of a person',
    description: 'Who it is, in short; the events that they took part in; what each source says of them.',
    needs: 'person',
    plan: (subject) => {
      const person = neededPerson(subject);
      return {
        title: person.name,
        subtitle: 'A profile',
        blocks: [
          { kind: 'people', people: { only: [person.id] }, text: '' },
          heading('In short'),
          ownWords,
          heading('What happened'),
          { kind: 'timeline', filter: subject.timeline, text: person.name },
          { kind: 'events', events: subject.timeline, text: '' },
          ...under('What the sources say', subject.passages('article')),
        ],
      };
    },
  },
  annotated: {
    title: 'Dossier with annotated articles',
    description:
      'An introduction, who and what it is about, and each article on pages of its own: in short, and what was marked in it. Behind it the articles themselves, annotated.',
    needs: 'nothing',
    plan: (subject) => ({
      title: titled('Dossier', subject),
      subtitle: '',
      parts: { annotated: true },
      blocks: [
        heading('Introduction'),
        ownWords,
        heading('Who is who'),
        { kind: 'people', people: {}, text: '' },
        heading('What happened'),
        { kind: 'events', events: { linked: true }, text: '' },
        ...articlesOf(subject),
      ],
    }),
  },
};

const under = (text: string, blocks: readonly NewBlock[]): NewBlock[] =>
  blocks.length === 0 ? [] : [heading(text), ...blocks];

/** Each article on a new page: its summary, then its passages. */
function articlesOf(subject: Subject): NewBlock[] {
  return subject
    .byArticle()
    .flatMap(({ article, title, passages }): NewBlock[] => [
      { kind: 'page-break' },
      heading(title),
      { kind: 'summary', article },
      ...passages,
    ]);
}

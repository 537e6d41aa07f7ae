import type { Block } from '../../../archive/contract/views.ts';
import type { Prose } from '../../decisions/prose-field.tsx';
import type { BriefingChanges } from '../composer/use-briefing.ts';
import { EventsContent } from './events-content.tsx';
import { FigureContent } from './figure-content.tsx';
import { HeadingContent } from './heading-content.tsx';
import { MatrixContent } from './matrix-content.tsx';
import { PageBreakContent } from './page-break-content.tsx';
import { PeopleContent } from './people-content.tsx';
import { QuotationContent } from './quotation-content.tsx';
import { RichText } from './rich-text.tsx';
import { SummaryContent } from './summary-content.tsx';
import { TimelineContent } from './timeline-content.tsx';

interface Props {
  /** Address of its briefing. */
  readonly briefing: string;
  readonly block: Block;
  readonly changes: BriefingChanges;
  readonly pause: number;
}

export function BlockContent({ briefing, block, changes, pause }: Props) {
  const save = (text: string, replaces?: string[]): Promise<Prose | null> =>
    changes.editBlock(block.id, text, replaces);
  const saving = { pause, onSave: (text: string) => void save(text) };
  const id = briefing.slice(briefing.indexOf('/') + 1);
  switch (block.kind) {
    case 'heading':
      return <HeadingContent briefing={id} block={block} changes={changes} {...saving} />;
    case 'text':
      return (
        <RichText
          of={`${briefing}/blocks/${block.id}`}
          label="Text"
          placeholder="Your own words"
          prose={{ text: block.text, seen: block.textSeen, versions: block.textVersions }}
          pause={pause}
          onSave={save}
        />
      );
    case 'matrix':
      return (
        <MatrixContent block={block} onSetup={(matrix) => changes.editMatrix(block.id, matrix)} {...saving} />
      );
    case 'timeline':
      return (
        <TimelineContent
          block={block}
          onFilter={(filter) => changes.editTimeline(block.id, filter)}
          {...saving}
        />
      );
    case 'quotation':
      return <QuotationContent briefing={id} block={block} changes={changes} />;
    case 'figure':
      return <FigureContent briefing={id} block={block} changes={changes} {...saving} />;
    case 'events':
      return <EventsContent briefing={id} block={block} changes={changes} {...saving} />;
    case 'people':
      return <PeopleContent briefing={id} block={block} changes={changes} {...saving} />;
    case 'summary':
      return <SummaryContent briefing={briefing} block={block} pause={pause} onSave={save} />;
    case 'page-break':
      return <PageBreakContent />;
  }
}

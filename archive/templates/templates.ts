/** Templates of briefings, and briefings that are made of them. */
import { checkedTitle, touchBriefing } from '../briefings/briefing.ts';
import { draftParts } from '../briefings/document-parts.ts';
import { checkedBlocks, draftBlocks } from '../briefings/new-blocks.ts';
import { positionsAt } from '../briefings/positions.ts';
import type { RequestInput } from '../contract/requests.ts';
import { type BuiltInTemplate, builtInTemplates, type Template } from '../contract/templates.ts';
import type { Archive } from '../storage/archive.ts';
import { newId } from '../storage/ids.ts';
import { builtIn } from './built-in.ts';
import { briefingOfOwnTemplate, ownTemplates } from './own-template.ts';
import { Subject } from './subject.ts';

export function listTemplates(archive: Archive): Template[] {
  return [
    ...builtInTemplates.map((id): Template => {
      const { title, description, needs } = builtIn[id];
      return { id, title, description, needs, own: false };
    }),
    ...ownTemplates(archive).map(
      ({ id, title, parts }): Template => ({
        id,
        title,
        description: `Saved from a briefing: ${parts === 1 ? 'one part' : `${parts} parts`}.`,
        needs: 'nothing',
        own: true,
      }),
    ),
  ];
}

/** Makes a briefing; answers its id. */
export function briefingOfTemplate(
  archive: Archive,
  { template, title, about }: RequestInput<'templates.use'>,
): string {
  const subject = new Subject(archive, about);
  if (!isBuiltIn(template)) return briefingOfOwnTemplate(archive, template, subject, title);
  const plan = builtIn[template].plan(subject);
  const named = checkedTitle(title ?? plan.title);
  const blocks = checkedBlocks(archive, plan.blocks);
  const id = newId();
  const home = `briefings/${id}`;
  archive.commit((draft) => {
    draft.set(home, 'title', named);
    draft.set(home, 'subtitle', plan.subtitle);
    draftParts(draft, home, plan.parts ?? {});
    draftBlocks(draft, home, blocks, positionsAt([], 0, blocks.length));
    touchBriefing(archive, draft, home);
  });
  return id;
}

const isBuiltIn = (template: string): template is BuiltInTemplate =>
  (builtInTemplates as readonly string[]).includes(template);

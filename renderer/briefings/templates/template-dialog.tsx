import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Template } from '../../../archive/contract/templates.ts';
import { noFilter, PassageFilters, useAskedFilter } from '../../annotations/passage-filters.tsx';
import { act } from '../../bridge/acting.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { AnswerTrouble } from '../../window/answer-trouble.tsx';
import { IconButton } from '../../window/icon-button.tsx';
import { go } from '../../window/travel.ts';
import { trash } from '../../window/undo.ts';
import { counted, orUntitled, quoted } from '../../window/words.ts';
import { endTemplate, useTemplateAsked } from './asking.ts';
import css from './template-dialog.module.css';

/** Makes a briefing of a template: which, and about whom or what. */
export function TemplateDialog() {
  const asked = useTemplateAsked();
  return (
    <Modal
      opened={asked}
      onClose={endTemplate}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={640}
      title="New briefing from a template"
    >
      {asked && <Choice />}
    </Modal>
  );
}

function Choice() {
  const templates = useAnswer('templates.list', {});
  const [chosen, setChosen] = useState<Template['id']>('brief');
  const [title, setTitle] = useState('');
  const [fields, setFields] = useState(noFilter);
  const [making, setMaking] = useState(false);
  const about = useAskedFilter(fields);
  const given = Object.keys(about).length > 0;
  const fitting = useAnswer(
    'annotations.page',
    { ...about, offset: 0, limit: 1 },
    { enabled: given, keepLast: true },
  );
  if (templates.isError)
    return (
      <AnswerTrouble
        title="The templates could not be read"
        reason={templates.error}
        again={() => templates.refetch()}
      />
    );
  const template = templates.data?.find(({ id }) => id === chosen) ?? templates.data?.[0];
  if (!template) return null;
  const lacking = template.needs === 'person' && !about.person;
  const make = async () => {
    setMaking(true);
    const named = title.trim();
    const made = await act(
      'templates.use',
      { template: template.id, about, ...(named && { title: named }) },
      { failed: 'The briefing was not made', touches: ['briefings'] },
    );
    setMaking(false);
    if (!made) return;
    endTemplate();
    go({ kind: 'briefing', id: made.id });
  };
  return (
    <>
      <Radio.Group
        aria-label="Template"
        value={template.id}
        onChange={(id) => setChosen(id as Template['id'])}
      >
        <ul className={css.templates}>
          {templates.data?.map((one) => (
            <li key={one.id} className={css.template} data-chosen={one.id === template.id || undefined}>
              <Radio
                value={one.id}
                size="xs"
                label={<span dir="auto">{orUntitled(one.title)}</span>}
                description={one.description}
                data-autofocus={one.id === template.id || undefined}
                className={css.radio}
              />
              {one.own && (
                <IconButton
                  size={26}
                  label={`Move ${quoted(one.title)} to the trash`}
                  onClick={() => trash('briefings.trash', one.id, one.title)}
                >
                  <IconTrash size={15} stroke={1.5} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      </Radio.Group>
      <section className={css.about} aria-label="About">
        <h2 className={css.heading}>About</h2>
        <div className={css.filters}>
          <PassageFilters filter={fields} onFilter={setFields} />
        </div>
        <p className={css.soft} role="status">
          {lacking
            ? 'Say of whom it is to be a profile.'
            : given
              ? `${counted(fitting.data?.total ?? 0, 'passage')} fit.`
              : 'Of everything: its lists show all events, and passages are left for you to add.'}
        </p>
      </section>
      <TextInput
        label="Title"
        placeholder="As the template has it"
        dir="auto"
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <div className={css.actions}>
        <Button variant="default" onClick={endTemplate}>
          Cancel
        </Button>
        <Button disabled={lacking} loading={making} onClick={make}>
          Make the briefing
        </Button>
      </div>
    </>
  );
}

/** The versions of a text, written on different devices at once, until the person keeps one or combines them. */
import { Button, Textarea } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { Version } from '../../archive/contract/decisions.ts';
import type { Input } from '../bridge/client.ts';
import { momentOf } from '../window/dates.ts';
import { draftKeys } from '../window/fields.ts';
import { keySign } from '../window/keys.ts';
import { combined, differences, type Stretch } from './compare.ts';
import { settle } from './settle.ts';
import css from './versions.module.css';

interface Props {
  /** Address of what the text is of. */
  readonly of: string;
  readonly field: Input<'decisions.settle'>['field'];
  readonly versions: readonly Version[];
  readonly look?: 'plain' | 'text';
  /** Without a frame of its own, inside one. */
  readonly bare?: boolean;
  readonly onSettled?: () => void;
}

const names = { note: 'note', notes: 'notes', description: 'description', text: 'text' } as const;

export function Versions({ of, field, versions, look = 'plain', bare = false, onSettled }: Props) {
  const [busy, setBusy] = useState(false);
  const [combining, setCombining] = useState<{ draft: string; replaces: readonly string[] } | null>(null);
  const combine = useRef<HTMLButtonElement>(null);
  const shown = versions.map(({ name }) => name);
  const told = useMemo(() => differences(versions.map(({ text }) => text)), [versions]);

  const decide = async (text: string, replaces: readonly string[]) => {
    setBusy(true);
    const done = await settle({ of, field, text, replaces: [...replaces] });
    setBusy(false);
    if (!done) return;
    setCombining(null);
    onSettled?.();
  };

  return (
    <section
      className={css.versions}
      data-look={look}
      data-bare={bare || undefined}
      aria-label={`Versions of the ${names[field]}`}
    >
      <p className={css.head}>
        <IconArrowsSplit2 size={15} stroke={1.6} aria-hidden />
        {countWords(versions.length)} versions of this {names[field]}. Keep one, or combine them.
      </p>
      <ul className={css.columns}>
        {versions.map((version, at) => (
          <li key={version.name} className={css.version}>
            <OneVersion
              version={version}
              stretches={told[at] ?? []}
              busy={busy || combining !== null}
              onKeep={() => decide(version.text, shown)}
            />
          </li>
        ))}
      </ul>
      {combining ? (
        <Combining
          draft={combining.draft}
          busy={busy}
          further={shown.some((name) => !combining.replaces.includes(name))}
          onDone={(text) => {
            if (text !== null) return void decide(text, combining.replaces);
            setCombining(null);
            requestAnimationFrame(() => combine.current?.focus());
          }}
        />
      ) : (
        <div className={css.foot}>
          <Button
            ref={combine}
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() =>
              setCombining({ draft: combined(versions.map(({ text }) => text)), replaces: shown })
            }
          >
            Combine…
          </Button>
        </div>
      )}
    </section>
  );
}

function OneVersion({
  version,
  stretches,
  busy,
  onKeep,
}: {
  version: Version;
  stretches: readonly Stretch[];
  busy: boolean;
  onKeep: () => void;
}) {
  const who = useId();
  return (
    <>
      <p className={css.who} id={who}>
        <strong dir="auto">{writerOf(version)}</strong>
        <span>{momentOf(version.at)}</span>
      </p>
      {version.text === '' ? (
        <p className={css.empty}>Emptied: nothing stands here.</p>
      ) : (
        <p className={css.words} dir="auto">
          {stretches.map(({ text, own }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their order
            own ? <mark key={at}>{text}</mark> : text,
          )}
        </p>
      )}
      <div className={css.keep}>
        <Button size="compact-sm" variant="light" disabled={busy} aria-describedby={who} onClick={onKeep}>
          Keep this
        </Button>
      </div>
    </>
  );
}

/** The author and the device, as far as they have names. */
function writerOf({ author, deviceName, here, device }: Version): string {
  const place = here ? 'this computer' : deviceName || `another computer (${device.slice(0, 4)})`;
  return author === '' ? place.charAt(0).toUpperCase() + place.slice(1) : `${author}, ${place}`;
}

const countWords = (count: number): string => ['No', 'One', 'Two', 'Three', 'Four'][count] ?? String(count);

function Combining({
  draft: initial,
  further,
  busy,
  onDone,
}: {
  draft: string;
  /** A version has arrived that was not there when the text was combined. */
  further: boolean;
  busy: boolean;
  onDone: (text: string | null) => void;
}) {
  const [draft, setDraft] = useState(initial);
  return (
    <div className={css.combining}>
      <Textarea
        label="The combined text"
        description="It holds both; strike out what is not wanted."
        dir="auto"
        autosize
        autoFocus
        minRows={3}
        maxRows={16}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={draftKeys(draft, onDone)}
      />
      {further && (
        <p className={css.further} role="status">
          A further version has arrived. It stays beside what you save.
        </p>
      )}
      <div className={css.foot}>
        <span className={css.hint}>{keySign('mod+Enter')} saves</span>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onDone(null)}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} onClick={() => onDone(draft.trim())}>
          Save combined
        </Button>
      </div>
    </div>
  );
}

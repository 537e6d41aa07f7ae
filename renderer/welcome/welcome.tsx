import { UnstyledButton } from '@mantine/core';
import { IconArchive, IconBooks, IconFolderPlus, IconPackage } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import type { Output } from '../bridge/client.ts';
import { openBag } from '../preserving/bags.ts';
import { WorkStrip } from '../preserving/work-strip.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { useCommand } from '../window/commands.ts';
import { dayOf } from '../window/dates.ts';
import { useWindowKeys } from '../window/keys.ts';
import { beginAgain } from '../window/travel.ts';
import css from './welcome.module.css';

type Opened = Output<'shell.openArchive'>;

/** Steps through a door: what it opens becomes the archive of this window. */
async function enter(answer: Promise<Opened>): Promise<void> {
  const status = await answer;
  if (status === null) return;
  beginAgain();
  queryClient.setQueryData(keyOf('shell.current', {}), status);
}

const failed = 'The archive could not be opened';
const create = () => enter(act('shell.createArchive', {}, { failed: 'The archive could not be created' }));
const open = (path?: string) =>
  enter(act('shell.openArchive', path === undefined ? {} : { path }, { failed }));
const openSample = () =>
  enter(act('shell.openSample', {}, { failed: 'The sample archive could not be opened' }));

export function Welcome() {
  const [waiting, setWaiting] = useState(false);
  const recent = useAnswer('shell.recent', {}).data ?? [];
  useWindowKeys();
  const through = (door: () => Promise<void>) => async () => {
    setWaiting(true);
    await door();
    setWaiting(false);
  };
  useCommand('open-bag', through(openBag), !waiting);
  return (
    <main className={css.welcome}>
      <div className={css.column} data-alone={recent.length === 0 || undefined}>
        <header>
          <h1 className={css.name}>Dossier</h1>
          <p className={css.sentence}>Keep your sources, mark what matters, and quote only what they say.</p>
        </header>
        <ul className={css.doors}>
          <Door
            icon={IconFolderPlus}
            name="Create an archive"
            words="An ordinary folder, in a place of your choice"
            disabled={waiting}
            onOpen={through(create)}
          />
          <Door
            icon={IconArchive}
            name="Open an archive"
            words="One that is already on this computer"
            disabled={waiting}
            onOpen={through(() => open())}
          />
          <Door
            icon={IconBooks}
            name="Open the sample archive"
            words="A few articles to try things with"
            disabled={waiting}
            onOpen={through(openSample)}
          />
          <Door
            icon={IconPackage}
            name="Open a BagIt bag"
            words="An archive that was kept in one is checked, and taken out"
            disabled={waiting}
            onOpen={through(openBag)}
          />
        </ul>
        {recent.length > 0 && (
          <section className={css.recent} aria-labelledby="recent-archives">
            <h2 className={css.heading} id="recent-archives">
              Recent
            </h2>
            <ul>
              {recent.map(({ path, name, opened }) => (
                <li key={path}>
                  <UnstyledButton
                    className={css.archive}
                    disabled={waiting}
                    title={path}
                    onClick={through(() => open(path))}
                  >
                    <span className={css.archiveName} dir="auto">
                      {name}
                    </span>
                    <span className={css.path} dir="auto">
                      {path}
                    </span>
                    <span className={css.opened}>{dayOf(opened)}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div className={css.theme}>
        <ThemeSwitch narrow={false} />
      </div>
      <WorkStrip floating />
    </main>
  );
}

interface DoorProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly name: string;
  readonly words: string;
  readonly disabled: boolean;
  readonly onOpen: () => void;
}

function Door({ icon: Icon, name, words, disabled, onOpen }: DoorProps) {
  return (
    <li>
      <UnstyledButton className={css.door} disabled={disabled} onClick={onOpen}>
        <Icon size={22} stroke={1.3} />
        <span>
          <span className={css.doorName}>{name}</span>
          <span className={css.doorWords}>{words}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}

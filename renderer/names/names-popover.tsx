import { Popover, Switch } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import { counted } from '../window/words.ts';
import { DismissedNames } from './dismissed-names.tsx';
import { KnownNames, OfferedNames } from './names-in-article.tsx';
import css from './names-popover.module.css';
import type { Names } from './use-names.ts';

/** Who is named in the article, and who might be made a record of: there when it is asked for. */
export function NamesPopover({ article, names }: { article: string; names: Names }) {
  const [opened, setOpened] = useState(false);
  const toggle = () => {
    names.close();
    setOpened(!opened);
  };
  useKeys({ i: toggle });
  const { people, offered } = names;
  const waiting = offered.length > 0 ? `: ${counted(offered.length, 'name')} offered` : '';
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          label={`Names in this article${waiting}`}
          shortcut="i"
          aria-expanded={opened}
          className={offered.length > 0 ? css.offering : undefined}
          onClick={toggle}
        >
          <IconUsers size={18} stroke={1.5} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Names in this article" className={css.dropdown}>
        <div className={css.names}>
          {offered.length > 0 && <OfferedNames article={article} names={names} />}
          {people && people.length > 0 && <KnownNames names={names} />}
          {people?.length === 0 && offered.length === 0 && (
            <p className={css.empty}>
              Nobody is named here who is known, and no other names were found. Select words and press P to
              link them to a person, an organisation or a place.
            </p>
          )}
          {opened && <DismissedNames />}
        </div>
        <div className={css.foot}>
          <Switch
            size="xs"
            label="Underline known names"
            checked={names.underlined}
            onChange={(event) => names.setUnderlined(event.currentTarget.checked)}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

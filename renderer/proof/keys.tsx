import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { SigningKey } from '../../archive/contract/proof.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { queryClient } from '../bridge/cache.ts';
import { tell } from '../window/notices.tsx';
import css from './proof.module.css';

const renewed = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['keys.list'] });

/** The key of this computer, and those that the person trusts. */
export function Keys() {
  const { data: keys = [] } = useAnswer('keys.list', {});
  return (
    <section aria-label="Keys">
      <h2 className={css.part}>Keys</h2>
      <p className={css.soft}>
        What this computer signs is verified by whoever has its public key; what others sign, by theirs.
        Compare the fingerprint of a key with its owner before you trust it.
      </p>
      <ul className={css.keys}>
        {keys.map((key) => (
          <Row key={key.key} signingKey={key} />
        ))}
      </ul>
      <div className={css.doors}>
        <Button variant="default" size="xs" onClick={() => void exportKey()}>
          Export this computer’s public key…
        </Button>
        <Button variant="default" size="xs" onClick={() => void trustKey()}>
          Trust a public key…
        </Button>
      </div>
    </section>
  );
}

function Row({ signingKey: { name, key, own } }: { signingKey: SigningKey }) {
  const forget = async () => {
    await act('keys.forget', { key }, { failed: 'The key is still trusted' });
    await renewed();
  };
  return (
    <li>
      <IconKey size={16} stroke={1.5} aria-hidden />
      <span dir="auto">{name}</span>
      <code>{key}</code>
      {own ? (
        <span className={css.soft}>this computer</span>
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={forget}>
          Forget
        </Button>
      )}
    </li>
  );
}

async function exportKey(): Promise<void> {
  const key = await act('shell.exportKey', {}, { failed: 'The public key was not exported' });
  await renewed();
  if (key)
    tell(`The public key is exported. Its fingerprint is ${key.key}: read it out to whoever gets the file.`);
}

async function trustKey(): Promise<void> {
  const key = await act('shell.trustKey', {}, { failed: 'The key was not taken' });
  await renewed();
  if (key) tell(`What is signed with ${key.key} is now said to be signed by ${key.name}.`);
}

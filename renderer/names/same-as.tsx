import { useMemo } from 'react';
import type { NameSuggestion } from '../../archive/contract/naming.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { Chooser } from '../reader/chooser.tsx';
import { addOtherName } from './acting.ts';

const wordsOf = (name: string): string[] => foldedName(name).split(/[\s-]+/u);

/** Whom the offered name is another name of: those who share words with it come first. */
export function SameAs({ offer, onDone }: { offer: NameSuggestion; onDone: () => void }) {
  const people = useAnswer('people.list', {}).data;
  const choices = useMemo(() => {
    const words = new Set(wordsOf(offer.name));
    const shared = (names: readonly string[]): number =>
      Math.max(0, ...names.map((name) => wordsOf(name).filter((word) => words.has(word)).length));
    return (people ?? [])
      .filter(({ trashed }) => !trashed)
      .map((person) => ({
        id: person.id,
        name: person.name,
        aliases: person.aliases,
        detail: person.aliases.join(', '),
        rank: shared([person.name, ...person.aliases]) + (person.type === offer.type ? 0.5 : 0),
        passages: person.passages,
      }))
      .sort((a, b) => b.rank - a.rank || b.passages - a.passages);
  }, [people, offer]);
  return (
    <Chooser
      label="Same as"
      choices={choices}
      onGiveUp={onDone}
      onChoose={async (id) => {
        const person = people?.find((one) => one.id === id);
        if (person) await addOtherName(person, offer);
        onDone();
      }}
    />
  );
}

import { useEffect, useRef, useState } from 'react';
import { mostQuotes } from '../../archive/contract/matrix.ts';
import { ask } from '../bridge/client.ts';

/** While a person scrolls, what flies past is not asked for. Milliseconds. */
const pause = 60;

/**
 * The words of the marks that stand in view; each is asked for once.
 * @param version of the matrix: with another one all words are asked for anew
 */
export function useQuotes(marks: readonly string[], version: number): ReadonlyMap<string, string> {
  const [quotes, setQuotes] = useState<ReadonlyMap<string, string>>(new Map());
  const known = useRef({ version, quotes });
  const wanted = marks.join(' ');
  useEffect(() => {
    const asked = wanted === '' ? [] : wanted.split(' ');
    const fresh = known.current.version === version ? known.current.quotes : new Map<string, string>();
    const missing = asked.filter((id) => !fresh.has(id)).slice(0, mostQuotes);
    if (missing.length === 0) return undefined;
    let overtaken = false;
    const waiting = setTimeout(async () => {
      const found = await ask('matrix.quotes', { annotations: missing }).catch(() => null);
      if (overtaken || !found) return;
      const now = known.current.version === version ? known.current.quotes : new Map<string, string>();
      const next = new Map([...now, ...found.map(({ id, quote }) => [id, quote] as const)]);
      known.current = { version, quotes: next };
      setQuotes(next);
    }, pause);
    return () => {
      overtaken = true;
      clearTimeout(waiting);
    };
  }, [wanted, version]);
  return quotes;
}

import type { ExchangeLine } from '../../archive/contract/exchanging.ts';
import { number } from '../window/words.ts';
import css from './exchange.module.css';

/** What could not be carried, by kind; each opens to the marks it is about. */
export function NotCarried({ lines, all }: { lines: readonly ExchangeLine[]; all: string }) {
  return (
    <section aria-label="What could not be carried">
      <h2 className={css.heading}>What could not be carried</h2>
      {lines.length === 0 ? (
        <p className={css.soft}>{all}</p>
      ) : (
        <ul className={css.lines}>
          {lines.map(({ message, count, examples }) => (
            <li key={message}>
              <details className={css.line}>
                <summary>
                  <span>{message}</span>
                  <span className={css.number}>{number(count)}</span>
                </summary>
                <ul className={css.examples}>
                  {[...new Set(examples)].map((example) => (
                    <li key={example} dir="auto">
                      {example}
                    </li>
                  ))}
                  {count > examples.length && <li>… and {number(count - examples.length)} more</li>}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import {
  IconAlertTriangle,
  IconCircleDashed,
  IconFingerprint,
  IconRefreshAlert,
  IconRosetteDiscountCheck,
  IconZoomQuestion,
} from '@tabler/icons-react';
import type { ProofReport, ProofVerdict } from '../../archive/contract/proof.ts';
import css from './proof.module.css';

const icons: Readonly<Record<ProofVerdict, typeof IconAlertTriangle>> = {
  signed: IconRosetteDiscountCheck,
  fingerprint: IconFingerprint,
  consistent: IconCircleDashed,
  rewritten: IconRefreshAlert,
  altered: IconAlertTriangle,
  'no-proof': IconZoomQuestion,
};

/** The verdict, by sign, words and colour: never by colour alone. */
export function Verdict({ report: { verdict, message } }: { report: ProofReport }) {
  const Icon = icons[verdict];
  // What comes before the colon is the verdict; what follows says how far it goes.
  const at = message.indexOf(':');
  const [said, more] = at < 0 ? [message, ''] : [message.slice(0, at), message.slice(at + 1).trim()];
  return (
    <div className={css.verdict} data-verdict={verdict} role="status">
      <Icon size={26} stroke={1.6} aria-hidden />
      <div>
        <p className={css.said}>{said}</p>
        {more !== '' && <p className={css.more}>{more.charAt(0).toUpperCase() + more.slice(1)}</p>}
      </div>
    </div>
  );
}

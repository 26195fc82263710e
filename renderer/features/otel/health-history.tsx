import type { OtelHealthChange, OtelReason } from '../../../electron/shared/telemetry/telemetry.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import type { DetailStrings } from '../../i18n/detail-texts.ts';

import { Section } from '../../ui/section/section.tsx';
import styles from './health-history.module.css';

/** So many of the newest changes are shown. */
const SHOWN = 8;

/** When the signal's health changed, newest first. */
export function HealthHistory({ history }: { readonly history: readonly OtelHealthChange[] }) {
  const { format, strings, now } = useDetailLocale();
  if (history.length === 0) return null;
  return (
    <Section title={strings.otel.history}>
      <ol className={styles.history}>
        {history
          .slice(-SHOWN)
          .toReversed()
          .map(({ at, state, reason }) => (
            <li key={at} className={styles.change} data-state={state}>
              <span className={styles.state}>{strings.dataSharing.health[state]}</span>
              <time className={styles.at} dateTime={at}>
                {format.moment(at, now)}
              </time>
              {state === 'failing' ? (
                <span className={styles.reason}>{failureText(reason, strings)}</span>
              ) : null}
            </li>
          ))}
      </ol>
    </Section>
  );
}

/** A failure is known by its stage, or by a sentence. */
function failureText(reason: OtelReason, { otel, host }: DetailStrings): string {
  return typeof reason === 'string' ? otel.failure[reason] : host(reason);
}

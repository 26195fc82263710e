import { memo } from 'react';
import type { Limits } from '../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import { LimitRow, type LimitShows } from './limit-row.tsx';
import styles from './limits-section.module.css';
import { hasReserves, Reserves } from './reserves.tsx';

/** Every rate-limit window, shortest first, then the spend cap and the credits where there are some. */
export const LimitsSection = memo(function LimitsSection(props: {
  readonly limits: Limits;
  readonly outlook: readonly WindowOutlook[];
  readonly shows: LimitShows;
}) {
  const { strings } = useLocale();
  const { limits, outlook, shows } = props;
  return (
    <Section title={strings.limits.title}>
      {limits.windows.length === 0 && hasReserves(limits) ? null : limits.windows.length === 0 ? (
        <div className={styles.none}>
          <p>{strings.limits.none}</p>
          <p className={styles.why}>
            <HostText>{limits.reason}</HostText>
          </p>
          <p className={styles.why}>{strings.limits.noneTodo}</p>
        </div>
      ) : (
        <ul className={styles.list}>
          {limits.windows.map((window) => (
            <LimitRow
              key={window.id}
              window={window}
              outlook={outlook.find(({ id }) => id === window.id)}
              shows={shows}
            />
          ))}
        </ul>
      )}
      <Reserves limits={limits} />
    </Section>
  );
});

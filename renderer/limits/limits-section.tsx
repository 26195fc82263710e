import { memo } from 'react';
import type { Limits } from '../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../electron/shared/outlook.ts';
import { Icon } from '../icons/icon.tsx';
import { HostText } from '../page/host-text.tsx';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { LimitRow, type LimitShows } from './limit-row.tsx';
import styles from './limits-section.module.css';

/** Every rate-limit window, shortest first, and the credits where the plan has them. */
export const LimitsSection = memo(function LimitsSection(props: {
  readonly limits: Limits;
  readonly outlook: readonly WindowOutlook[];
  readonly shows: LimitShows;
}) {
  const { strings } = useReader();
  const { limits, outlook, shows } = props;
  return (
    <Section title={strings.limits.title}>
      {limits.windows.length === 0 ? (
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
      <Credits credits={limits.credits} />
      <Cap cap={limits.spendCap} />
    </Section>
  );
});

function Credits({ credits }: { readonly credits: Limits['credits'] }) {
  const { strings } = useReader();
  if (credits === null || !credits.hasCredits) return null;
  if (credits.unlimited) return <p className={styles.why}>{strings.limits.unlimited}</p>;
  if (credits.balance === null) return null;
  return <p className={styles.why}>{strings.limits.credits(credits.balance)}</p>;
}

/** What a workspace lets its member spend. */
function Cap({ cap }: { readonly cap: Limits['spendCap'] }) {
  const { format, strings, now } = useReader();
  if (cap === undefined) return null;
  const { limit, used, remainingPercent, resetsAt, reached } = cap;
  const parts = [
    used === null || limit === null ? null : strings.limits.capUsed(used, limit),
    remainingPercent === null ? null : strings.limits.capLeft(format.percent(remainingPercent)),
    resetsAt === null ? null : strings.limits.capResets(format.moment(resetsAt, now)),
  ].filter((part) => part !== null);
  const text = reached ? strings.limits.capReached : strings.limits.cap;
  return (
    <p className={styles.why}>
      {reached ? <Icon name="critical" size={12} /> : null}
      {parts.length === 0 ? text : `${text}: ${parts.join(' · ')}`}
    </p>
  );
}

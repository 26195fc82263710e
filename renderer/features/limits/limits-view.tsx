import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import { LimitRow } from './limit-row.tsx';
import styles from './limits-view.module.css';
import { hasReserves, Reserves } from './reserves.tsx';

/** Every rate-limit window, shortest first, then the spend cap, the credits and the plan. */
export function LimitsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings } = useDetailLocale();
  const { limits, outlook, settings } = snapshot;
  const { windows, planType } = limits;
  return (
    <DetailPage title={strings.limits.title}>
      {windows.length === 0 && !hasReserves(limits) ? (
        <Section title={strings.limits.none}>
          <p className={styles.why}>
            <HostText>{limits.reason}</HostText>
          </p>
          <p className={styles.why}>{strings.limits.noneTodo}</p>
        </Section>
      ) : null}
      {windows.length === 0 ? null : (
        <Section title={strings.limit.windows}>
          <ul className={styles.list}>
            {windows.map((window) => (
              <LimitRow
                key={window.id}
                window={window}
                outlook={outlook.windows.find(({ id }) => id === window.id)}
                shows={settings}
              />
            ))}
          </ul>
        </Section>
      )}
      {hasReserves(limits) || planType !== null ? (
        <Section title={strings.limit.plan}>
          <FactsList
            facts={[
              planType === null ? null : { label: strings.limit.planName, value: strings.plan(planType) },
            ]}
          />
          <Reserves limits={limits} />
        </Section>
      ) : null}
    </DetailPage>
  );
}

import { useId } from 'react';
import { useStore } from 'zustand';
import type { AnalyticsSwitch } from '../../../electron/shared/edit.ts';
import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { analyticsRow } from '../data-sharing/analytics-row.ts';
import styles from './analytics-line.module.css';
import { AnalyticsNote } from './analytics-note.tsx';

/**
 * Analytics, with its switch. Where one press may write, it does; in every other case the press leads to the
 * plan, which says why.
 */
export function AnalyticsLine(props: { readonly analytics: Analytics; readonly change: AnalyticsSwitch }) {
  const { strings } = useLocale();
  const { edit, navigation } = usePageState();
  const { analytics, change } = props;
  const step = useStore(edit.store, (flow) => flow.step);
  const state = useId();
  const row = analyticsRow(analytics, strings);
  const isBusy = step === 'planning' || step === 'writing' || step === 'undoing';
  const toPlan = (enabled: boolean) => {
    void edit.ask(enabled);
    navigation.open({ view: 'analytics' }, 'row analytics');
  };
  const press = async (enabled: boolean) => {
    if (change.state === 'plan-first') return toPlan(enabled);
    // What came about since the Snapshot may speak against it: then the plan is shown after all.
    if (!(await edit.atOnce(enabled))) navigation.open({ view: 'analytics' }, 'row analytics');
  };
  return (
    <div className={styles.line} data-tone={row.tone}>
      <p className={styles.name}>
        <OpenButton route={{ view: 'analytics' }} describedBy={state} wide bare>
          {row.title}
        </OpenButton>
      </p>
      <p id={state} className={styles.state}>
        <Icon name={row.sign} size={13} />
        {analytics.enabled === true
          ? strings.glance.analyticsOn[analytics.origin.layer === 'default' ? 'default' : 'set']
          : row.state}
        {row.locked ? (
          <span title={strings.dataSharing.locked}>
            <Icon name="lock" size={11} />
            <span className="spoken">. {strings.dataSharing.locked}</span>
          </span>
        ) : null}
      </p>
      <span className={styles.control}>
        {analytics.enabled === null ? (
          <Button kind="quiet" onPress={() => toPlan(false)} busy={isBusy}>
            {strings.analytics.howOffShort}
          </Button>
        ) : (
          <Switch
            label={strings.analytics.switch}
            checked={analytics.enabled}
            locked={isBusy}
            neutral
            describedBy={state}
            onSwitch={() => void press(!analytics.enabled)}
          />
        )}
      </span>
      <AnalyticsNote analytics={analytics} change={change} />
    </div>
  );
}

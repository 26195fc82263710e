import { MINUTE_MS } from '../../../electron/shared/durations.ts';
import { windowName } from '../../../electron/shared/glance/limit-text.ts';
import {
  type Limits,
  type LimitWindow,
  leftOf,
  shownUse,
  windowAt,
} from '../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { type DetailLocale, useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { type Fact, FactsList } from '../../ui/detail/facts-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import { AccountSection } from './account-section.tsx';
import { LazyLimitCourse } from './course/lazy-limit-course.ts';
import { LimitMeter } from './limit-row.tsx';
import { LimitUse } from './limit-use.tsx';
import styles from './limit-view.module.css';
import { Reserves } from './reserves.tsx';

/** One rate-limit window: used and left, against even pace, when it resets and how that is known. */
export function LimitView(props: { readonly window: LimitWindow; readonly snapshot: Snapshot }) {
  const localeContext = useDetailLocale();
  const { format, strings } = localeContext;
  const { window, snapshot } = props;
  const { limits, settings } = snapshot;
  const outlook = snapshot.outlook.windows.find(({ id }) => id === window.id);
  return (
    <DetailPage title={strings.limit.title(windowName(window, strings.limits, format))}>
      <Section title={strings.limit.use}>
        <div className={styles.meter}>
          <LimitMeter window={window} outlook={outlook} shows={settings} />
        </div>
        <FactsList facts={amountFacts(window, localeContext)} />
      </Section>
      {outlook === undefined || outlook.state === 'unknown' ? null : (
        <Section title={strings.limit.outlook}>
          <FactsList facts={outlookFacts(outlook, localeContext)} />
          <p className={styles.source}>
            <HostText>{outlook.reason}</HostText>
          </p>
        </Section>
      )}
      <LazyLimitCourse snapshot={snapshot} id={window.id} />
      {outlook?.use == null ? null : <LimitUse use={outlook.use} />}
      {outlook?.useReason === undefined ? null : (
        <Section title={strings.limit.usedBy}>
          <p className={styles.source}>
            <HostText>{outlook.useReason}</HostText>
          </p>
        </Section>
      )}
      <Section title={strings.limit.window}>
        <FactsList facts={windowFacts(window, localeContext)} />
      </Section>
      <Section title={strings.limit.plan}>
        <FactsList facts={planFacts(limits, localeContext)} />
        <Reserves limits={limits} />
        <p className={styles.source}>
          <HostText>{limits.reason}</HostText>
        </p>
      </Section>
      <AccountSection fresh={snapshot.live.freshLimits} />
    </DetailPage>
  );
}

function amountFacts(window: LimitWindow, { format, strings, now }: DetailLocale): readonly (Fact | null)[] {
  const { pace, ...known } = windowAt(window, now);
  const used = shownUse(known);
  if (used === null) return [];
  return [
    { label: strings.limit.left, value: format.percent(leftOf(used)) },
    pace === null ? null : { label: strings.limit.even, value: format.percent(pace.expectedPercent) },
    pace === null
      ? null
      : {
          label: strings.limit.pace,
          value: strings.limits.pace[pace.state](format.tokensFull(Math.round(Math.abs(pace.deltaPercent)))),
        },
  ];
}

function outlookFacts(
  { atReset, runsOut }: WindowOutlook,
  { format, strings, now }: DetailLocale,
): readonly (Fact | null)[] {
  const percent = (value: number) => format.percent(value);
  const moment = (at: string) => format.moment(at, now);
  return [
    atReset === null
      ? null
      : {
          label: strings.limit.atReset,
          value: strings.tokens.about(
            percent(atReset.value),
            strings.tokens.range(percent(atReset.low), percent(atReset.high)),
          ),
        },
    runsOut === null || runsOut.at === null
      ? null
      : { label: strings.limit.runsOut, value: moment(runsOut.at) },
    runsOut === null ? null : { label: strings.limit.earliest, value: moment(runsOut.earliest) },
    runsOut === null
      ? null
      : {
          label: strings.limit.latest,
          value: runsOut.latest === null ? strings.limit.mayLast : moment(runsOut.latest),
        },
  ];
}

function windowFacts(window: LimitWindow, { format, strings, now }: DetailLocale): readonly (Fact | null)[] {
  const { windowMinutes, resetsAt, observedAt, state, reason, limitId } = window;
  return [
    windowMinutes === null
      ? null
      : { label: strings.limit.length, value: format.duration(windowMinutes * MINUTE_MS) },
    resetsAt === null
      ? { label: strings.limit.resets, value: strings.limits.noReset }
      : {
          label: state === 'reset' ? strings.limit.hasReset : strings.limit.resets,
          value: format.moment(resetsAt, now),
        },
    { label: strings.limit.seen, value: `${format.age(observedAt, now)}, ${format.moment(observedAt, now)}` },
    { label: strings.limit.why, value: <HostText>{reason}</HostText> },
    { label: strings.limit.id, value: limitId },
  ];
}

function planFacts({ planType }: Limits, { strings }: DetailLocale): readonly (Fact | null)[] {
  return [
    {
      label: strings.limit.planName,
      value: planType === null ? strings.dataSharing.unknown : strings.plan(planType),
    },
  ];
}

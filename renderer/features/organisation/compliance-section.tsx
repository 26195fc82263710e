import { DAY_MS } from '../../../electron/shared/durations.ts';
import type { ComplianceWindow, Organisation } from '../../../electron/shared/organisation/organisation.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Meter } from '../../ui/charts/meter.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import type { DataSharingRow } from '../../ui/row/row.tsx';
import { Section } from '../../ui/section/section.tsx';
import text from '../../ui/text/text.module.css';
import { complianceLooks } from './row/compliance-looks.ts';
import { useStateTexts } from './row/state-texts.ts';

/** The platform keeps logs for so long. */
const KEPT_MS = 30 * DAY_MS;

/** How far the pulled compliance logs are from what the platform still keeps. */
export function ComplianceSection({ organisation }: { readonly organisation: Organisation }) {
  const { format, now } = useLocale();
  const { compliance: texts, notKnown } = useStateTexts();
  const { compliance, key } = organisation;
  const { state, pulledAt, behindMs, lost, encrypted, failedTypes } = compliance;
  const head: Pick<DataSharingRow, 'sign' | 'state' | 'tone'> = {
    ...complianceLooks[state],
    state: texts.states[state],
  };
  const behind = behindMs === null ? notKnown : texts.behindOf(format.duration(behindMs));
  const isOn = state !== 'off';
  return (
    <Section title={texts.title}>
      <StateHead row={head} />
      {isOn ? (
        <Meter
          percent={behindMs === null ? null : (behindMs / KEPT_MS) * 100}
          label={texts.window}
          text={behind}
          tone={tones[state]}
        />
      ) : null}
      <FactsList
        facts={[
          isOn ? { label: texts.window, value: behind } : null,
          isOn
            ? { label: texts.pulledAt, value: pulledAt === null ? notKnown : format.moment(pulledAt, now) }
            : null,
          lost === null
            ? null
            : {
                label: texts.lost,
                value: texts.span(format.moment(lost.from, now), format.moment(lost.to, now)),
              },
          isOn
            ? {
                label: texts.encrypted,
                value: encrypted === null ? notKnown : encrypted ? texts.yes : texts.no,
              }
            : null,
          isOn ? { label: texts.failed, value: format.tokensFull(failedTypes) } : null,
          { label: texts.key, value: texts.keys[key.state] },
        ]}
      />
      <p className={text.quiet}>{state === 'ok' ? texts.rules : texts.pull}</p>
    </Section>
  );
}

const tones: Record<ComplianceWindow['state'], 'accent' | 'warning' | 'critical'> = {
  off: 'accent',
  ok: 'accent',
  'falling-behind': 'warning',
  passed: 'critical',
  'not-known': 'accent',
};

import { textOf } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { healthSentence, type OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';
import { type DetailLocale, useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { originName } from '../../i18n/origin-name.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { type Fact, FactsList } from '../../ui/detail/facts-list.tsx';
import { Note, type NoteTone } from '../../ui/detail/note.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import { Section } from '../../ui/section/section.tsx';
import { ConfigLayersView } from '../config-layers/config-layers-view.tsx';
import { useConfigReport } from '../config-layers/use-config-report.ts';
import { otelRow } from '../data-sharing/otel-row.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { inspectorTexts } from '../inspector/inspector-texts.ts';
import { HealthHistory } from './health-history.tsx';
import { LazyHealthStrips } from './lazy-health-strips.ts';
import { otelKeys } from './otel-key.ts';
import { ProbeBar } from './probe-bar.tsx';

const tones: Partial<Record<OtelSignal['health']['state'], NoteTone>> = {
  failing: 'critical',
  reachable: 'warning',
};

/** One OTel signal: where it goes, whether it arrives and what to do, and who decided. */
export function OtelView(props: { readonly snapshot: Snapshot; readonly signal: OtelSignal }) {
  const localeContext = useDetailLocale();
  const { format, strings, language, now } = localeContext;
  const { signal, snapshot } = props;
  const { key, builtIn } = otelKeys[signal.signal];
  const known = useConfigReport(key, snapshot);
  const own = snapshot.otel.findings.filter(({ id }) => id.endsWith(`:${signal.signal}`));
  const { health } = signal;
  const isInvalid = signal.exporter === 'invalid';
  // The host's sentence says what to do as well.
  const todo = health.sentence === undefined ? strings.otel.todo[isInvalid ? 'invalid' : health.state] : null;
  const isOwn = signal.exporter === 'otlp-http' || signal.exporter === 'otlp-grpc';
  return (
    <DetailPage title={strings.dataSharing.signal[signal.signal]}>
      <Section title={strings.otel.health}>
        <StateHead row={otelRow(signal, strings, format, now)} />
        <Note tone={isInvalid ? 'critical' : (tones[health.state] ?? 'plain')}>
          <p>
            <HostText>{healthSentence(health)}</HostText>
          </p>
          {todo === null ? null : <p>{todo}</p>}
        </Note>
        {signal.verdict === undefined || signal.verdict.sentence.text === health.sentence?.text ? null : (
          <p>
            <HostText>{signal.verdict.sentence}</HostText>
          </p>
        )}
        <FactsList facts={checkFacts(signal, localeContext)} />
        {isOwn ? <ProbeBar signal={signal.signal} probing={snapshot.otel.probing} /> : null}
      </Section>
      <Section title={strings.otel.destination}>
        <FactsList facts={destinationFacts(signal, localeContext)} />
        <div>
          <OpenButton route={{ view: 'inspector' }}>{inspectorTexts[language].open}</OpenButton>
        </div>
      </Section>
      <CodexErrors signal={signal} />
      {own.length === 0 ? null : (
        <Section title={strings.findings.title} aside={own.length}>
          <FindingList findings={own} />
        </Section>
      )}
      <LazyHealthStrips snapshot={snapshot} signal={signal.signal} />
      <HealthHistory history={signal.history ?? []} />
      <ConfigLayersView settingKey={key} builtIn={builtIn} known={known} />
    </DetailPage>
  );
}

/** What Codex itself wrote down of failed exports, and what nobody can see from outside. */
function CodexErrors({ signal }: { readonly signal: OtelSignal }) {
  const { format, strings, now } = useDetailLocale();
  const { codexErrors, verdict } = signal;
  const unseen = verdict?.unobservable ?? [];
  // The probe above says the same; one sentence is enough.
  const isSaid =
    codexErrors != null && textOf(codexErrors.sentence) === textOf(healthSentence(signal.health));
  if ((codexErrors ?? null) === null && unseen.length === 0) return null;
  return (
    <Section title={strings.otel.codexSays}>
      {codexErrors == null ? null : (
        <>
          {isSaid ? null : (
            <Note tone="warning">
              <HostText>{codexErrors.sentence}</HostText>
            </Note>
          )}
          <FactsList
            facts={[
              { label: strings.otel.lastError, value: format.moment(codexErrors.lastAt, now) },
              { label: strings.otel.errors, value: format.tokensFull(codexErrors.count) },
            ]}
          />
        </>
      )}
      {unseen.map((sentence) => (
        <p key={textOf(sentence)}>
          <HostText>{sentence}</HostText>
        </p>
      ))}
    </Section>
  );
}

/** When it was last checked; nothing of what cannot be. */
function checkFacts(
  { health }: OtelSignal,
  { format, strings, now }: DetailLocale,
): readonly (Fact | null)[] {
  const { checkedAt, latencyMs, retryAt, state } = health;
  if (state === 'off' || state === 'unobservable') return [];
  return [
    {
      label: strings.otel.checkedLabel,
      value: checkedAt === null ? strings.otel.neverChecked : format.age(checkedAt, now),
    },
    latencyMs === null ? null : { label: strings.otel.latency, value: strings.otel.milliseconds(latencyMs) },
    retryAt == null ? null : { label: strings.otel.retry, value: format.moment(retryAt, now) },
  ];
}

function destinationFacts(signal: OtelSignal, { strings }: DetailLocale): readonly (Fact | null)[] {
  const { exporter, endpoint, protocol, origin, locked, plan } = signal;
  const headers = plan?.headerNames ?? [];
  const variables = plan?.environment ?? [];
  const decider = originName(origin, strings);
  return [
    { label: strings.otel.exporter, value: strings.dataSharing.exporter[exporter] },
    protocol === null ? null : { label: strings.otel.protocol, value: strings.otel.protocols[protocol] },
    { label: strings.detail.decider, value: locked ? strings.detail.lockedBy(decider) : decider },
    endpoint === null ? null : { label: strings.otel.endpoint, value: endpoint, code: true },
    headers.length === 0 ? null : { label: strings.otel.headers, value: headers.join(', '), code: true },
    (plan?.tlsFiles ?? []).length === 0
      ? null
      : { label: strings.otel.tlsFiles, value: plan?.tlsFiles.join(', '), code: true },
    ...variables.map(({ name, effect }) => ({
      label: name,
      value: strings.otel.variable[effect],
      wide: true,
    })),
  ];
}

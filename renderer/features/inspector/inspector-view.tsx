import { useState } from 'react';
import type { InspectedRecord, InspectionTotals } from '../../../electron/shared/telemetry/inspect.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { type Fact, FactsList } from '../../ui/detail/facts-list.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Section } from '../../ui/section/section.tsx';
import { inspectorTexts } from './inspector-texts.ts';
import styles from './inspector-view.module.css';
import { RecordRow } from './record-row.tsx';
import { type Inspected, useInspection, useRevealed } from './use-inspection.ts';

const shownSignals = ['all', 'logs', 'traces', 'metrics'] as const satisfies readonly (
  | InspectedRecord['signal']
  | 'all'
)[];
type Shown = (typeof shownSignals)[number];

/** What a run of Codex sends, record by record, while the view is open. */
export function InspectorView() {
  const { language } = useLocale();
  const { api } = usePageState();
  const { inspected, again } = useInspection(api);
  const { phase, message, inspection } = inspected;
  // What it was for is done once records come.
  const isFolded = inspected.records.length > 0;
  const texts = inspectorTexts[language];
  return (
    <DetailPage title={texts.title}>
      <Section title={texts.start}>
        <p>{texts.intro}</p>
        {phase === 'starting' ? <p className={styles.quiet}>{texts.starting}</p> : null}
        {phase === 'failed' ? (
          <Note tone="critical">
            <p>{texts.failed}</p>
            <p>{message === null ? null : <HostText>{message}</HostText>}</p>
          </Note>
        ) : null}
        {phase === 'listening' && inspection !== null ? (
          <>
            <Disclosure key={`${isFolded}`} label={texts.command} startsOpen={!isFolded}>
              <CodeBlock label={texts.once} text={inspection.command} />
            </Disclosure>
            {inspection.locked.length === 0 ? null : (
              <Note tone="warning">{texts.locked(inspection.locked)}</Note>
            )}
          </>
        ) : null}
        {phase === 'ended' ? <Note tone="plain">{texts.ended}</Note> : null}
        {phase === 'ended' || phase === 'failed' ? (
          <Button kind="primary" onPress={again}>
            {texts.again}
          </Button>
        ) : null}
      </Section>
      {phase === 'listening' ? <Received inspected={inspected} /> : null}
    </DetailPage>
  );
}

function Received({ inspected }: { readonly inspected: Inspected }) {
  const localeContext = useLocale();
  const { language, format } = localeContext;
  const { records, totals } = inspected;
  const texts = inspectorTexts[language];
  const { logs = 0, traces = 0, metrics = 0 } = totals?.records ?? {};
  const counted = texts.counts(
    format.tokensFull(logs),
    format.tokensFull(traces),
    format.tokensFull(metrics),
  );
  return (
    <>
      <Section title={texts.received}>
        <p role="status">{totals === null || records.length === 0 ? texts.waiting : counted}</p>
        {totals === null ? null : <FactsList facts={totalFacts(totals, localeContext)} />}
      </Section>
      {records.length === 0 ? null : (
        <Records records={records} older={logs + traces + metrics - records.length} />
      )}
    </>
  );
}

function Records(props: { readonly records: readonly InspectedRecord[]; readonly older: number }) {
  const { language, format } = useLocale();
  const { api } = usePageState();
  const [shown, setShown] = useState<Shown>('all');
  const { revealed, reveal } = useRevealed(api);
  const texts = inspectorTexts[language];
  const picked = props.records.filter(({ signal }) => shown === 'all' || signal === shown);
  return (
    <Section title={texts.records}>
      <Segments
        label={texts.which}
        value={shown}
        choices={shownSignals.map((value) => ({
          value,
          name: value === 'all' ? texts.all : texts.signals[value],
        }))}
        onChoose={setShown}
      />
      {picked.length === 0 ? <p className={styles.quiet}>{texts.none}</p> : null}
      <ul className={styles.records}>
        {picked.map((record) => (
          <RecordRow key={record.number} record={record} revealed={revealed} reveal={reveal} />
        ))}
      </ul>
      {props.older > 0 ? <p className={styles.quiet}>{texts.older(format.tokensFull(props.older))}</p> : null}
    </Section>
  );
}

function totalFacts(totals: InspectionTotals, { language, format }: LocaleContext): readonly (Fact | null)[] {
  const texts = inspectorTexts[language];
  const { bytes, modelCalls, toolCalls, toolCallMedianMs, toolErrorRate, unreadable } = totals;
  const all = bytes.logs + bytes.traces + bytes.metrics;
  return [
    { label: texts.size, value: texts.bytes(format.tokensFull(all)) },
    { label: texts.modelCalls, value: format.tokensFull(modelCalls) },
    { label: texts.toolCalls, value: format.tokensFull(toolCalls) },
    toolCallMedianMs === null
      ? null
      : { label: texts.median, value: texts.milliseconds(Math.round(toolCallMedianMs)) },
    toolErrorRate === null ? null : { label: texts.errors, value: format.percent(toolErrorRate * 100) },
    unreadable === 0 ? null : { label: texts.unreadable, value: format.tokensFull(unreadable) },
  ];
}

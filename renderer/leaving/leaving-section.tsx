import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { analyticsRow } from './analytics-row.ts';
import { complianceRow } from './compliance-row.ts';
import { feedbackRow } from './feedback-row.ts';
import { otelRow } from './otel-row.ts';
import { promptsRow } from './prompts-row.ts';
import { Row } from './row.tsx';

/** Everything that may leave the machine, each with its state and who decided it. */
export function LeavingSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const { format, strings, now } = useReader();
  const rows = [
    analyticsRow(snapshot.analytics, strings),
    ...snapshot.otel.signals.map((signal) => otelRow(signal, strings, format, now)),
    promptsRow(snapshot.otel, strings),
    feedbackRow(snapshot.analytics, strings),
    complianceRow(snapshot.coverage.compliance, strings, format),
  ];
  return (
    <Section title={strings.leaving.title}>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  );
}

import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { Route } from '../navigation/route.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { analyticsRow } from './analytics-row.ts';
import { complianceRow } from './compliance-row.ts';
import { feedbackRow } from './feedback-row.ts';
import { otelRow } from './otel-row.ts';
import { promptsRow } from './prompts-row.ts';
import { type LeavingRow, Row } from './row.tsx';

/** Everything that may leave the machine, each with its state and who decided it. */
export function LeavingSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const { format, strings, now, isPrivate } = useReader();
  const compliance = complianceRow(snapshot.coverage.compliance, strings, format);
  const rows: readonly (readonly [LeavingRow, Route])[] = [
    [analyticsRow(snapshot.analytics, strings), { view: 'analytics' }],
    ...snapshot.otel.signals.map(
      (signal) => [otelRow(signal, strings, format, now), { view: 'otel', signal: signal.signal }] as const,
    ),
    [promptsRow(snapshot.otel, strings), { view: 'prompts' }],
    [feedbackRow(snapshot.analytics, strings), { view: 'feedback' }],
    [
      // Its first note counts sessions one by one.
      isPrivate ? { ...compliance, notes: compliance.notes.slice(-1) } : compliance,
      { view: 'compliance' },
    ],
  ];
  return (
    <Section title={strings.leaving.title}>
      <ul>
        {rows.map(([row, route]) => (
          <Row key={row.id} row={row} route={route} />
        ))}
      </ul>
    </Section>
  );
}

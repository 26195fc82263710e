import { memo } from 'react';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import type { ComplianceCoverage } from '../../../electron/shared/coverage.ts';
import type { Analytics, Otel } from '../../../electron/shared/telemetry/telemetry.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { Note } from '../../ui/detail/note.tsx';
import { type DataSharingRow, Row } from '../../ui/row/row.tsx';
import { Section } from '../../ui/section/section.tsx';
import { analyticsRow } from './analytics-row.ts';
import { complianceRow } from './compliance-row.ts';
import { feedbackRow } from './feedback-row.ts';
import { otelRow } from './otel-row.ts';
import { promptsRow } from './prompts-row.ts';

/** Everything that may leave the machine, each with its state and who decided it. */
export const DataSharingSection = memo(function DataSharingSection(props: {
  readonly analytics: Analytics;
  readonly otel: Otel;
  readonly coverage: ComplianceCoverage;
  /** The Codex in use where it is newer than the verified one; null elsewhere. */
  readonly unverified: string | null;
}) {
  const { format, strings, now, isPrivate } = useLocale();
  const { analytics, otel } = props;
  const compliance = complianceRow(props.coverage, strings, format);
  const rows: readonly (readonly [DataSharingRow, Route])[] = [
    [analyticsRow(analytics, strings), { view: 'analytics' }],
    ...otel.signals.map(
      (signal) => [otelRow(signal, strings, format, now), { view: 'otel', signal: signal.signal }] as const,
    ),
    [promptsRow(otel, strings), { view: 'prompts' }],
    [feedbackRow(analytics, strings), { view: 'feedback' }],
    [
      // Its first note counts sessions one by one.
      isPrivate ? { ...compliance, notes: compliance.notes.slice(-1) } : compliance,
      { view: 'compliance' },
    ],
  ];
  return (
    <Section title={strings.dataSharing.title}>
      {props.unverified === null ? null : (
        <Note tone="plain">{strings.dataSharing.unverified(props.unverified, VERIFIED_CODEX.version)}</Note>
      )}
      <ul>
        {rows.map(([row, route]) => (
          <Row key={row.id} row={row} route={route} />
        ))}
      </ul>
    </Section>
  );
});

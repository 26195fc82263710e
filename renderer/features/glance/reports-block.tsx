import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import type { ComplianceCoverage } from '../../../electron/shared/coverage.ts';
import type { Exports } from '../../../electron/shared/export/exports.ts';
import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Row } from '../../ui/row/row.tsx';
import { Section } from '../../ui/section/section.tsx';
import { complianceRow } from '../data-sharing/compliance-row.ts';
import { exportsRow } from '../data-sharing/exports-row.ts';
import { feedbackRow } from '../data-sharing/feedback-row.ts';

/** What else may leave: reports that are sent by hand, and what the organisation's export sees. */
export function ReportsBlock(props: {
  readonly analytics: Analytics;
  readonly coverage: ComplianceCoverage;
  readonly exports: Exports;
  /** The Codex in use where it is newer than the verified one; null elsewhere. */
  readonly unverified: string | null;
}) {
  const { format, strings, isPrivate } = useLocale();
  const compliance = complianceRow(props.coverage, strings, format);
  return (
    <Section title={strings.glance.reports}>
      {props.unverified === null ? null : (
        <Note tone="plain">{strings.dataSharing.unverified(props.unverified, VERIFIED_CODEX.version)}</Note>
      )}
      <ul>
        <Row row={feedbackRow(props.analytics, strings)} route={{ view: 'feedback' }} />
        <Row
          // Its first note counts sessions one by one.
          row={isPrivate ? { ...compliance, notes: compliance.notes.slice(-1) } : compliance}
          route={{ view: 'compliance' }}
        />
        {props.exports.state === 'none' ? (
          <Row row={exportsRow(props.exports, strings)} route={{ view: 'exports' }} />
        ) : null}
      </ul>
    </Section>
  );
}

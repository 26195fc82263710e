import { useState } from 'react';
import type { CoverageReport } from '../../../electron/shared/governance/coverage-report.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../state/use-answer.ts';
import { Failed } from '../../ui/answer/answer-view.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Section } from '../../ui/section/section.tsx';
import { CoverageDays } from './coverage-days.tsx';
import styles from './coverage-panel.module.css';
import { CoverageRing } from './coverage-ring.tsx';
import { useCoverageTexts } from './coverage-texts.ts';
import { GapList } from './gap-list.tsx';

const spans = [7, 30, 90] as const;
type Days = (typeof spans)[number];

/** Which sessions an organisation's compliance export would hold, which not, and what is kept of those. */
export function CoveragePanel({ snapshot }: { readonly snapshot: Snapshot }) {
  const { api } = usePageState();
  const texts = useCoverageTexts();
  const [days, setDays] = useState<Days>(30);
  const answer = useAnswer(
    () => api.getCoverage({ days }),
    [days, snapshot.demo, minuteKey(snapshot.usage.newestAt)],
  );
  const choose = (
    <Segments
      label={texts.span}
      value={days}
      choices={spans.map((value) => ({ value, name: texts.spans(value) }))}
      onChoose={setDays}
    />
  );
  if (answer.state === 'failed') {
    return <Failed why={answer.why} />;
  }
  const report = answer.state === 'known' ? answer.value : null;
  return (
    <>
      <Section title={texts.totals} aside={choose}>
        {report === null ? (
          <p className={styles.quiet} role="status">
            {texts.reading}
          </p>
        ) : (
          <Totals report={report} />
        )}
      </Section>
      {report === null ? null : <CoverageDays report={report} />}
      {report === null || report.gap.length === 0 ? null : <GapList report={report} />}
    </>
  );
}

function Totals({ report }: { readonly report: CoverageReport }) {
  const { format } = useLocale();
  const texts = useCoverageTexts();
  const { leavingWindow } = report;
  return (
    <div className={styles.totals}>
      <CoverageRing report={report} />
      <table className={styles.spans}>
        <thead>
          <tr>
            <th scope="col">{texts.days}</th>
            <th scope="col">{texts.covered}</th>
            <th scope="col">{texts.gap}</th>
            <th scope="col">{texts.notKnown}</th>
          </tr>
        </thead>
        <tbody>
          {report.spans.map(({ days, covered, gap, notKnown }) => (
            <tr key={days}>
              <th scope="row">{days}</th>
              {[covered, gap, notKnown].map(({ sessions, tokens }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed.
                <td key={place}>
                  {format.tokensFull(sessions)}{' '}
                  <span className={styles.quiet}>{format.tokens(tokens.total)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {leavingWindow === 0 ? null : (
        <p className={styles.wide}>{texts.leaving(leavingWindow, format.tokensFull(leavingWindow))}</p>
      )}
    </div>
  );
}

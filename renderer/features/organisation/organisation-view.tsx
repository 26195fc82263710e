import { useDeferredValue, useMemo, useState } from 'react';
import type {
  OrganisationQuery,
  OrganisationView as View,
} from '../../../electron/shared/contract/organisation-view.ts';
import { DAY_MS } from '../../../electron/shared/durations.ts';
import { allFindings } from '../../../electron/shared/glance/findings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { Failed } from '../../ui/answer/answer-view.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Note } from '../../ui/detail/note.tsx';
import text from '../../ui/text/text.module.css';
import { FindingsSection } from '../findings/findings-section.tsx';
import { ComplianceSection } from './compliance-section.tsx';
import { emptyView } from './empty-view.ts';
import { useOrganisationTexts } from './organisation-texts.ts';
import styles from './organisation-view.module.css';
import { Report } from './report.tsx';
import { SetupSection } from './setup-section.tsx';

const ranges = [30, 90, 730] as const;
type Range = (typeof ranges)[number];

/** What the organisation's own APIs say: people, use, spending, reviews and logs. */
export function OrganisationView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = useOrganisationTexts();
  const { state } = snapshot.organisation;
  const findings = allFindings(snapshot).filter(({ kind }) => kind.startsWith('organisation.'));
  return (
    <DetailPage title={texts.title}>
      {findings.length === 0 ? null : <FindingsSection findings={findings} />}
      {state === 'on' ? <Organisation snapshot={snapshot} /> : <SetupSection isFaulty={state === 'faulty'} />}
    </DetailPage>
  );
}

function Organisation({ snapshot: { organisation, live } }: { readonly snapshot: Snapshot }) {
  const texts = useOrganisationTexts();
  const { format, now } = useLocale();
  const { api } = usePageState();
  const [range, setRange] = useState<Range>(30);
  const [by, setBy] = useState<OrganisationQuery['by']>('day');
  const until = new Date(now).toISOString().slice(0, 10);
  const query = useMemo(() => ({ ...spanOf(until, range), by }), [until, range, by]);
  const answer = useAnswer(
    () => api.getOrganisationView(query),
    [until, range, by, organisation.readAt, organisation.workspace],
  );
  // What was pressed shows at once, the pictures in the frames after.
  const later = useDeferredValue(answer);
  const known = later.state === 'known' ? later.value : null;
  const view: View = useMemo(() => known ?? emptyView(query), [known, query]);
  const { readAt, host } = organisation;
  // Two years of days are more than a screen has pixels for; they can be chosen after.
  const choose = (next: Range) => {
    setRange(next);
    setBy(next === 730 ? 'week' : 'day');
  };
  return (
    <>
      <div className={styles.bar}>
        <Segments
          label={texts.range}
          value={range}
          choices={ranges.map((value) => ({ value, name: texts.ranges[value] }))}
          onChoose={choose}
        />
        <Segments
          label={texts.by}
          value={by}
          choices={(['day', 'week'] as const).map((value) => ({ value, name: texts.bys[value] }))}
          onChoose={setBy}
        />
        {readAt === null ? null : (
          <p className={text.quiet}>{texts.readAt(host ?? '', format.age(readAt, now))}</p>
        )}
      </div>
      {readAt === null ? <Note tone="plain">{texts.neverRead}</Note> : null}
      {later.state === 'failed' ? <Failed why={later.why} /> : null}
      {later.state === 'known' && later.value === null ? <SetupSection isFaulty={false} /> : null}
      {later.state === 'failed' || (later.state === 'known' && later.value === null) ? (
        <ComplianceSection organisation={organisation} />
      ) : (
        <Report view={view} answer={later} account={live.freshLimits.account} organisation={organisation} />
      )}
    </>
  );
}

/** So many UTC days up to one, inclusive. */
function spanOf(until: string, days: number): Pick<OrganisationQuery, 'since' | 'until'> {
  return { since: new Date(Date.parse(until) - (days - 1) * DAY_MS).toISOString().slice(0, 10), until };
}

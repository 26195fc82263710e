import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { hostWords } from '../../i18n/host-words.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { WebLink } from '../../ui/controls/web-link.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Section } from '../../ui/section/section.tsx';
import { LazyDayStack } from './charts/lazy-day-stack.ts';
import { LazyHours } from './charts/lazy-hours.ts';
import { LazyMonthFan } from './charts/lazy-month-fan.ts';
import { monthFacts } from './charts/month-facts.ts';
import { ExportSection } from './export-section.tsx';
import { ModelDetails } from './model-details.tsx';
import { ProjectsSection } from './projects-section.tsx';
import { SpansTable } from './spans-table.tsx';

/** All that is known of use: three spans with their parts, by day, by hour, and every model with its parts. */
export function TokensView({ snapshot }: { readonly snapshot: Snapshot }) {
  const localeContext = useLocale();
  const { strings } = localeContext;
  const { usage, coverage } = snapshot;
  const { lowerBound } = coverage.reading;
  return (
    <DetailPage title={strings.tokens.title}>
      <Section title={strings.tokens.spans}>
        <SpansTable snapshot={snapshot} />
        {lowerBound.length === 0 ? null : (
          <Note tone="warning">
            {strings.tokens.lowerBound(lowerBound.map((why) => hostWords(strings, why)).join('; '))}
          </Note>
        )}
      </Section>
      <Charts usage={usage} />
      <LazyMonthFan snapshot={snapshot} />
      <Section title={strings.tokens.monthTitle}>
        <FactsList facts={monthFacts(snapshot, localeContext)} />
        <WebLink link="pricing" />
      </Section>
      {usage.models.length === 0 ? null : <ModelDetails models={usage.models} />}
      {usage.state === 'ready' ? <ProjectsSection usage={usage} /> : null}
      {usage.state === 'ready' ? <ExportSection /> : null}
    </DetailPage>
  );
}

/** The last days by model, and the hours of a week. */
function Charts({ usage }: Pick<Snapshot, 'usage'>) {
  return (
    <>
      <LazyDayStack usage={usage} />
      <LazyHours usage={usage} />
    </>
  );
}

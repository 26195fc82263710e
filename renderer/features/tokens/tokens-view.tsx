import { Tabs } from '@base-ui/react/tabs';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { hostWords } from '../../i18n/host-words.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import segments from '../../ui/controls/segments.module.css';
import { WebLink } from '../../ui/controls/web-link.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Section } from '../../ui/section/section.tsx';
import { DayChart } from './day-chart.tsx';
import { ExportSection } from './export-section.tsx';
import { HourMap } from './hour-map.tsx';
import { ModelDetails } from './model-details.tsx';
import { monthFacts } from './month-facts.ts';
import { PeriodTable } from './period-table.tsx';
import { ProjectsSection } from './projects-section.tsx';
import { ScanBar } from './scan-bar.tsx';
import styles from './tokens-view.module.css';

/** All that is known of use: three spans with their parts, by day, by hour, and every model with its parts. */
export function TokensView({ snapshot }: { readonly snapshot: Snapshot }) {
  const localeContext = useLocale();
  const { strings } = localeContext;
  const { usage, coverage } = snapshot;
  const { lowerBound } = coverage.reading;
  const isScanning = usage.state === 'scanning';
  return (
    <DetailPage title={strings.tokens.title}>
      <Section title={strings.tokens.spans}>
        {isScanning && usage.progress !== null ? (
          <ScanBar progress={usage.progress} at={snapshot.generatedAt} />
        ) : null}
        <PeriodTable
          columns={[
            { title: strings.tokens.today, period: usage.today },
            { title: strings.tokens.last7Days, period: usage.last7Days },
            { title: strings.tokens.last30Days, period: usage.last30Days },
          ]}
          atLeast={isScanning || lowerBound.length > 0}
          whole
        />
        {lowerBound.length === 0 ? null : (
          <Note tone="warning">
            {strings.tokens.lowerBound(lowerBound.map((why) => hostWords(strings, why)).join('; '))}
          </Note>
        )}
      </Section>
      <Charts usage={usage} />
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

/** The last 30 days: day by day, or as the hours of a week. */
function Charts({ usage }: Pick<Snapshot, 'usage'>) {
  const { strings } = useLocale();
  return (
    <Tabs.Root
      defaultValue="days"
      render={<section aria-label={strings.tokens.charts} />}
      className={styles.charts}
    >
      <Tabs.List className={segments.segments} aria-label={strings.tokens.charts}>
        <Tabs.Tab value="days" className={segments.segment}>
          {strings.tokens.byDay}
        </Tabs.Tab>
        <Tabs.Tab value="hours" className={segments.segment}>
          {strings.tokens.byHour}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="days" className={styles.panel}>
        <h2 className={styles.title}>{strings.tokens.days}</h2>
        <DayChart days={usage.days} bare />
      </Tabs.Panel>
      <Tabs.Panel value="hours" className={styles.panel}>
        <h2 className={styles.title}>{strings.tokens.hours}</h2>
        <HourMap hours={usage.hours} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

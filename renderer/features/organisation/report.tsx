import { Fragment, memo, useMemo } from 'react';
import type { OrganisationView } from '../../../electron/shared/contract/organisation-view.ts';
import type { AccountTotals } from '../../../electron/shared/live.ts';
import type { Organisation } from '../../../electron/shared/organisation/organisation.ts';
import type { Answer } from '../../state/use-answer.ts';
import { Section } from '../../ui/section/section.tsx';
import { EachChart } from './charts/each-chart.tsx';
import { EngagementChart } from './charts/engagement-chart.tsx';
import { type NamedUse, PartsChart } from './charts/parts-chart.tsx';
import { ReconcileChart } from './charts/reconcile-chart.tsx';
import { ReviewsChart } from './charts/reviews-chart.tsx';
import { SurfacesChart } from './charts/surfaces-chart.tsx';
import { inColumns, type ReportBlock } from './columns.ts';
import { ComplianceSection } from './compliance-section.tsx';
import { Figures } from './figures.tsx';
import { useNames } from './names.ts';
import { type OrganisationTexts, useOrganisationTexts } from './organisation-texts.ts';
import styles from './organisation-view.module.css';
import { PeopleSection } from './people/people-section.tsx';
import { CapsSection } from './spending/caps-section.tsx';
import { ForecastChart } from './spending/forecast-chart.tsx';
import { AttributionSection, SubscriptionSection } from './spending/subscription-section.tsx';

/** Everything of one range. What the service or the settings do not give has no block. */
export const Report = memo(function Report(props: {
  readonly view: OrganisationView;
  readonly answer: Answer<unknown>;
  readonly account: AccountTotals | null;
  readonly organisation: Organisation;
}) {
  const { view, answer } = props;
  const { parts: texts } = useOrganisationTexts();
  const names = useNames();
  const isKnown = answer.state === 'known';
  const models = useMemo(() => view.models.map((part) => ({ ...part, name: part.key })), [view.models]);
  const clients = useMemo(
    () => view.clients.map((part) => ({ ...part, name: clientName(part.key) })),
    [view.clients],
  );
  const teams = useMemo(
    () =>
      view.teams?.map(({ key, use, share }) => ({ key: key ?? '', name: names.team(key), use, share })) ??
      null,
    [view.teams, names],
  );
  const blocks: readonly (ReportBlock | null)[] = [
    { key: 'each', height: 18, content: <EachChart view={view} answer={answer} /> },
    {
      key: 'forecast',
      height: view.forecast === null ? 6 : 11,
      content: <ForecastChart view={view} answer={answer} />,
    },
    view.caps.length === 0
      ? null
      : { key: 'caps', height: 3 + 4 * view.caps.length, content: <CapsSection caps={view.caps} /> },
    { key: 'reviews', height: 17, content: <ReviewsChart view={view} answer={answer} /> },
    { key: 'engagement', height: 19, content: <EngagementChart view={view} answer={answer} /> },
    partsBlock('models', texts.models, texts.model, models, answer),
    partsBlock('clients', texts.clients, texts.client, clients, answer),
    teams === null ? null : partsBlock('teams', texts.teams, texts.team, teams, answer),
    view.subscription === null
      ? null
      : { key: 'subscription', height: 13, content: <SubscriptionSection of={view.subscription} /> },
    view.attribution.length === 0
      ? null
      : {
          key: 'attribution',
          height: 5 + 1.5 * view.attribution.length,
          content: <AttributionSection all={view.attribution} />,
        },
    view.reconciliation === null
      ? null
      : {
          key: 'reconciliation',
          height: 20,
          content: (
            <ReconcileChart reconciliation={view.reconciliation} account={props.account} answer={answer} />
          ),
        },
    { key: 'compliance', height: 15, content: <ComplianceSection organisation={props.organisation} /> },
    view.notes.length === 0
      ? null
      : { key: 'notes', height: 4 + 1.5 * view.notes.length, content: <Notes view={view} /> },
  ];
  return (
    <>
      <Figures view={view} isKnown={isKnown} />
      <SurfacesChart view={view} answer={answer} />
      <div className={styles.columns}>
        {inColumns(blocks.filter((block) => block !== null)).map((column) => (
          <div key={column[0]?.key ?? ''} className={styles.column}>
            {column.map(({ key, content }) => (
              <Fragment key={key}>{content}</Fragment>
            ))}
          </div>
        ))}
      </div>
      {isKnown ? <PeopleSection view={view} /> : null}
    </>
  );
});

function partsBlock(
  key: string,
  title: string,
  column: string,
  parts: readonly NamedUse[],
  answer: Answer<unknown>,
): ReportBlock {
  return {
    key,
    height: 6 + 2.125 * Math.min(8, parts.length),
    content: (
      <PartsChart title={title} column={column} file={`organisation-${key}`} parts={parts} answer={answer} />
    ),
  };
}

/** What a reader has to know of the figures, as the core says it. */
function Notes({ view }: { readonly view: OrganisationView }) {
  const { notes: texts, notesTitle } = useOrganisationTexts();
  return (
    <Section title={notesTitle}>
      <ul className={styles.notes}>
        {view.notes.map((note) => (
          <li key={note}>{noteText(note, texts, view.daysNotRead)}</li>
        ))}
      </ul>
    </Section>
  );
}

function noteText(
  note: OrganisationView['notes'][number],
  texts: OrganisationTexts['notes'],
  daysNotRead: number,
): string {
  return note === 'days-not-read' ? texts[note](daysNotRead) : texts[note];
}

/** A client as the service names it, without what all of them begin with. */
function clientName(key: string): string {
  return key.replace(/^CODEX_/, '').replaceAll('_', ' ');
}

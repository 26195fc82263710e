import type { OrganisationView } from '../../../../electron/shared/contract/organisation-view.ts';
import type { Organisation } from '../../../../electron/shared/organisation/organisation.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { usePageState } from '../../../state/page-context.tsx';
import { type Answer, useAnswer } from '../../../state/use-answer.ts';
import { type DataSharingRow, Row } from '../../../ui/row/row.tsx';
import { complianceLooks } from './compliance-looks.ts';
import { type StateTexts, useStateTexts } from './state-texts.ts';

/** Credits of this month with their forecast, and whether compliance logs are pulled in time. */
export function OrganisationRow({ organisation }: { readonly organisation: Organisation }) {
  const { api } = usePageState();
  const { now, format } = useLocale();
  const texts = useStateTexts();
  const today = new Date(now).toISOString().slice(0, 10);
  const answer = useAnswer(
    () => api.getOrganisationView({ since: today, until: today, by: 'day' }),
    [today, organisation.readAt],
  );
  return (
    <ul aria-busy={answer.state === 'waiting'}>
      <Row row={rowOf(organisation, answer, texts, format.tokens)} route={{ view: 'organisation' }} />
    </ul>
  );
}

function rowOf(
  { state, compliance }: Organisation,
  answer: Answer<OrganisationView | null>,
  { row: texts, setup, notKnown }: StateTexts,
  write: (count: number) => string,
): DataSharingRow {
  const row = { id: 'organisation', title: texts.name, locked: false, ...complianceLooks[compliance.state] };
  if (state === 'faulty') {
    return { ...row, sign: 'warning', tone: 'warning', state: notKnown, notes: [setup.faulty] };
  }
  if (answer.state === 'waiting') return { ...row, state: texts.reading, notes: [] };
  const logs = texts.compliance[compliance.state];
  if (answer.state === 'failed') return { ...row, state: notKnown, notes: [{ host: answer.why }, logs] };
  const forecast = answer.value?.forecast ?? null;
  if (forecast === null) return { ...row, state: notKnown, notes: [texts.noForecast, logs] };
  const { soFar, expected, low, high } = forecast;
  const amount = (credits: number) => write(Math.round(credits));
  return {
    ...row,
    state: texts.credits(amount(soFar)),
    notes: [texts.forecast(amount(expected), amount(low), amount(high)), logs],
  };
}

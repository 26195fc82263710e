import type { Usage } from '../../../electron/shared/usage.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { hostWords } from '../../i18n/host-words.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { usePageState } from '../../state/page-context.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import { dayBefore } from '../../ui/charts/stack/day-stack.ts';
import { Note } from '../../ui/detail/note.tsx';
import { ErrorsChart } from './errors-chart.tsx';
import { ToolsChart } from './tools-chart.tsx';

const DAYS = 30;

/**
 * What tools did in the last 30 days, and what went wrong. Sessions are read for it when it is first drawn, and again
 * at most every ten minutes.
 */
export function ToolsCharts(props: { readonly usage: Usage; readonly opens?: Route | undefined }) {
  const { strings } = useLocale();
  const { tools: texts } = useChartTexts();
  const { api } = usePageState();
  const today = props.usage.days.at(-1)?.day ?? '';
  const since = today === '' ? '' : dayBefore(today, DAYS - 1);
  const answer = useAnswer(
    () => api.getToolUse(since),
    [since, props.usage.newestAt?.slice(0, 'YYYY-MM-DDTHH:M'.length)],
  );
  const use = answer.state === 'known' ? answer.value : null;
  if (answer.state === 'failed') {
    return (
      <Note tone="warning">
        <HostText>{answer.why}</HostText>
      </Note>
    );
  }
  return (
    <>
      <ToolsChart use={use} days={DAYS} opens={props.opens} />
      <ErrorsChart use={use} today={today} days={DAYS} />
      {use === null || use.lowerBound.length === 0 ? null : (
        <Note tone="plain">
          {texts.lowerBound(use.lowerBound.map((why) => hostWords(strings, why)).join('; '))}
        </Note>
      )}
    </>
  );
}

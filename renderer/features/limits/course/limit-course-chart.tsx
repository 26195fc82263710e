import { useMemo, useState } from 'react';
import { windowName } from '../../../../electron/shared/glance/limit-text.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import type { Route } from '../../../state/navigation/route.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import { useChartTexts } from '../../../ui/charts/frame/chart-texts.ts';
import { Segments } from '../../../ui/controls/segments.tsx';
import { drawCourse } from '../limit-drawing.tsx';
import { limitChart } from './limit-course.ts';
import { courseLegend, courseMarks, courseSummary, courseTable } from './limit-course-words.ts';

/**
 * The use of a window since it began, against even use, with its outlook and the runs before. Without an `id` the one
 * that binds, and the others by a press.
 */
export function LimitCourseChart(props: {
  readonly snapshot: Snapshot;
  readonly id?: string;
  readonly opens?: Route | undefined;
}) {
  const { snapshot } = props;
  const { format, strings, now } = useLocale();
  const { limit: texts } = useChartTexts();
  const { api } = usePageState();
  const answer = useAnswer(() => api.getLimitHistory(), [minuteKey(snapshot.limits.observedAt)]);
  const windows = snapshot.limits.windows.filter(
    ({ resetsAt, windowMinutes }) => resetsAt !== null && windowMinutes !== null,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const named = (id: string | null | undefined) => windows.find((window) => window.id === id);
  const window =
    named(props.id ?? chosen) ??
    named(snapshot.limits.binding.id) ??
    named(snapshot.outlook.bindingId) ??
    windows[0];
  const history = answer.state === 'known' ? answer.value : null;
  const chart = useMemo(
    () =>
      window === undefined
        ? null
        : limitChart(
            window,
            snapshot.outlook.windows.find(({ id }) => id === window.id),
            history?.windows.find(({ id }) => id === window.id),
            now,
          ),
    [window, snapshot.outlook, history, now],
  );
  if (window === undefined || chart === null) return null;
  const words = { texts, format, now };
  return (
    <ChartFrame
      title={texts.title(windowName(window, strings.limits, format))}
      file="codex-limit"
      opens={props.opens}
      controls={
        props.id === undefined && windows.length > 1 ? (
          <Segments
            label={texts.which}
            value={window.id}
            choices={windows.map((each) => ({
              value: each.id,
              name: windowName(each, strings.limits, format),
            }))}
            onChoose={setChosen}
          />
        ) : null
      }
      summary={courseSummary(chart, words)}
      answer={answer}
      legend={courseLegend(chart, words)}
      marks={courseMarks(chart, words)}
      table={courseTable(chart, words)}
      height={chart.before.length === 0 ? 12 : 18}
      draw={(picture) => drawCourse(chart, words, picture)}
    ></ChartFrame>
  );
}

import { memo, useMemo } from 'react';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import { each, useEach } from '../each.ts';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import { type LineWords, lineFigures, pointsOf } from './period-course.tsx';
import { usePeriodWords } from './period-words.ts';
import { summaryOf } from './surfaces-chart.tsx';

/** Session starts and messages, divided by those who were active in the same period. */
export const EachChart = memo(function EachChart({ view, answer }: ChartProps) {
  const { each: texts, noFigures } = useOrganisationTexts();
  const period = usePeriodWords(view.by);
  const write = useEach();
  const { points, all } = useMemo(() => {
    const starts = view.periods.map(({ use }) => each(use.threads, use.people));
    const messages = view.periods.map(({ use }) => each(use.turns, use.people));
    return {
      points: pointsOf(view.periods, (_, place) => messages[place] ?? starts[place] ?? null),
      all: [
        { key: 'messages', label: texts.messages, values: messages },
        { key: 'starts', label: texts.starts, values: starts },
      ],
    };
  }, [view, texts]);
  const words: LineWords = { ...period, write, value: () => '' };
  const starts = each(view.totals.threads, view.totals.people);
  const messages = each(view.totals.turns, view.totals.people);
  return (
    <ChartFrame
      title={texts.title}
      file="organisation-messages-each"
      summary={summaryOf(
        answer,
        messages === null
          ? noFigures
          : starts === null
            ? texts.one(write(messages))
            : texts.both(write(starts), write(messages)),
      )}
      answer={answer}
      {...lineFigures(points, all, words)}
      height={9}
    />
  );
});

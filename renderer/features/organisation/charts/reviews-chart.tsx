import { memo, useMemo, useState } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import {
  drawStack,
  type StackWords,
  stackLegend,
  stackMarks,
  stackTable,
} from '../../../ui/charts/stack/draw-stack.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import { stackPeriods, sumOf } from './period-stack.ts';
import { usePeriodWords } from './period-words.ts';
import { summaryOf } from './surfaces-chart.tsx';

const priorities = ['p0', 'p1', 'p2'] as const;
const shows = ['reviews', 'priorities'] as const;

/** Reviews that were completed, or their comments by priority. */
export const ReviewsChart = memo(function ReviewsChart({ view, answer }: ChartProps) {
  const { format } = useLocale();
  const { reviews: texts, noFigures, atLeast, total } = useOrganisationTexts();
  const period = usePeriodWords(view.by);
  const [show, setShow] = useState<(typeof shows)[number]>('reviews');
  const stack = useMemo(
    () =>
      show === 'reviews'
        ? stackPeriods(
            view.periods,
            [{ name: 'completed', of: ({ reviews }) => reviews.reviews }],
            ({ reviews }) => reviews.reviews,
          )
        : stackPeriods(
            view.periods,
            priorities.map((name) => ({ name, of: ({ reviews }) => reviews[name] })),
            ({ reviews }) => reviews.comments ?? sumOf(priorities.map((name) => reviews[name])),
          ),
    [view, show],
  );
  const { others } = useOrganisationTexts().surfaces;
  const words: StackWords = {
    write: (amount) => format.tokens(Math.round(amount)),
    atLeast,
    day: period.name,
    axis: period.axis,
    every: period.every,
    name: (series) =>
      series.kind === 'others' ? others : texts[(series.name ?? 'completed') as 'completed' | 'p0'],
    columns: { day: period.column, total },
    states: period.states,
  };
  const { reviews, comments } = view.reviews;
  return (
    <ChartFrame
      title={texts.title}
      file={`organisation-reviews-${show}`}
      controls={
        <Segments
          label={texts.measure}
          value={show}
          choices={shows.map((value) => ({ value, name: texts[value] }))}
          onChoose={setShow}
        />
      }
      summary={summaryOf(
        answer,
        reviews === null || comments === null
          ? noFigures
          : texts.sum(words.write(reviews), words.write(comments)),
      )}
      answer={answer}
      legend={stackLegend(stack, words)}
      marks={stackMarks(stack, words)}
      table={stackTable(stack, words)}
      height={9}
      draw={(picture) => drawStack(stack, words, picture)}
    />
  );
});

import { memo, useMemo, useState } from 'react';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import { stackFigures } from '../../../ui/charts/stack/draw-stack.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import { MeasureChoice } from './measure-choice.tsx';
import { stackPeriods, sumOf } from './period-stack.ts';
import { useStackWords } from './period-words.ts';
import { summaryOf } from './surfaces-chart.tsx';

const priorities = ['p0', 'p1', 'p2'] as const;
const shows = ['reviews', 'priorities'] as const;

/** Reviews that were completed, or their comments by priority. */
export const ReviewsChart = memo(function ReviewsChart({ view, answer }: ChartProps) {
  const { reviews: texts, noFigures } = useOrganisationTexts();
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
  const words = useStackWords(view.by, (series) =>
    series.kind === 'others' ? others : texts[(series.name ?? 'completed') as 'completed' | 'p0'],
  );
  const { reviews, comments } = view.reviews;
  return (
    <ChartFrame
      title={texts.title}
      file={`organisation-reviews-${show}`}
      controls={<MeasureChoice texts={texts} measures={shows} value={show} onChoose={setShow} />}
      summary={summaryOf(
        answer,
        reviews === null || comments === null
          ? noFigures
          : texts.sum(words.write(reviews), words.write(comments)),
      )}
      answer={answer}
      {...stackFigures(stack, words)}
      height={9}
    />
  );
});

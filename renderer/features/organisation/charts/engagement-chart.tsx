import { memo, useMemo, useState } from 'react';
import type { ReviewMeasures } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import { MeasureChoice } from './measure-choice.tsx';
import { type LineWords, lineFigures, type PeriodLine, pointsOf } from './period-course.tsx';
import { usePeriodWords } from './period-words.ts';
import { summaryOf } from './surfaces-chart.tsx';

type Name = keyof ReviewMeasures;
const shows = {
  answers: ['mergedComments', 'engaged', 'replies', 'reactions'],
  reactionKinds: ['upvotes', 'downvotes', 'otherReactions'],
} as const satisfies Record<string, readonly Name[]>;
/** They are in the table alone. */
const more: readonly Name[] = ['merged', 'replied', 'reacted'];

/** How people answered comments of Codex on pull requests that were merged. Counts overlap, so that they are lines. */
export const EngagementChart = memo(function EngagementChart({ view, answer }: ChartProps) {
  const { format } = useLocale();
  const { engagement: texts, noFigures } = useOrganisationTexts();
  const period = usePeriodWords(view.by);
  const [show, setShow] = useState<keyof typeof shows>('answers');
  const { points, all, others } = useMemo(() => {
    const labels: Partial<Record<Name, string>> = {
      mergedComments: texts.comments,
      engaged: texts.engaged,
      replies: texts.replies,
      reactions: texts.reactions,
      upvotes: texts.upvotes,
      downvotes: texts.downvotes,
      otherReactions: texts.other,
      merged: texts.merged,
      replied: texts.replied,
      reacted: texts.reacted,
    };
    const of = (name: Name): PeriodLine => {
      const sum = view.reviews[name];
      return {
        key: name,
        label: labels[name] ?? name,
        values: view.periods.map(({ reviews }) => reviews[name]),
        ...(sum === null ? {} : { value: format.tokens(sum) }),
      };
    };
    const names: readonly Name[] = shows[show];
    return {
      points: pointsOf(
        view.periods,
        ({ reviews }) => names.map((name) => reviews[name]).find((one) => one !== null) ?? null,
      ),
      all: names.map(of),
      others: more.map(of),
    };
  }, [view, show, texts, format]);
  const words: LineWords = {
    ...period,
    write: (count) => (Number.isInteger(count) ? format.tokens(count) : ''),
    value: () => '',
  };
  const { engaged, mergedComments } = view.reviews;
  return (
    <ChartFrame
      title={texts.title}
      file={`organisation-review-${show === 'answers' ? 'answers' : 'reactions'}`}
      controls={
        <MeasureChoice
          texts={texts}
          measures={['answers', 'reactionKinds']}
          value={show}
          onChoose={setShow}
        />
      }
      summary={summaryOf(
        answer,
        engaged === null || mergedComments === null
          ? noFigures
          : texts.sum(format.tokens(engaged), format.tokens(mergedComments)),
      )}
      answer={answer}
      {...lineFigures(points, all, words, show === 'answers' ? others : [])}
      height={9}
    />
  );
});

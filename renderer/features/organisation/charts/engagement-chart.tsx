import { memo, useMemo, useState } from 'react';
import type { ReviewMeasures } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import {
  drawLines,
  type LineWords,
  lineLegend,
  lineMarks,
  lineTable,
  type PeriodLine,
} from './period-course.tsx';
import { unknownOf, usePeriodWords } from './period-words.ts';
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
      points: view.periods.map((each) => ({
        key: each.key,
        unknown: unknownOf(each, names.map((name) => each.reviews[name]).find((one) => one !== null) ?? null),
        mayRise: each.mayStillRise,
      })),
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
        <Segments
          label={texts.measure}
          value={show}
          choices={(['answers', 'reactionKinds'] as const).map((value) => ({ value, name: texts[value] }))}
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
      legend={lineLegend(points, all, words)}
      marks={lineMarks(points, all, words)}
      table={lineTable(points, all, words, show === 'answers' ? others : [])}
      height={9}
      draw={(picture) => drawLines(points, all, words, picture)}
    />
  );
});

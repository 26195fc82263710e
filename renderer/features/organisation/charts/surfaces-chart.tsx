import { memo, useDeferredValue, useMemo, useState } from 'react';
import type {
  OrganisationUse,
  OrganisationView,
} from '../../../../electron/shared/contract/organisation-view.ts';
import { type Surface, surfaces } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { ChartFrame, type ChartFrameProps } from '../../../ui/charts/frame/chart-frame.tsx';
import lines from '../../../ui/charts/frame/lines.module.css';
import { stackFigures } from '../../../ui/charts/stack/draw-stack.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import { MeasureChoice } from './measure-choice.tsx';
import { type LineWords, lineFigures, type PeriodLine, pointsOf } from './period-course.tsx';
import { stackPeriods } from './period-stack.ts';
import { usePeriodWords, useStackWords } from './period-words.ts';

const measures = ['people', 'threads', 'turns', 'credits'] as const;
type Measure = (typeof measures)[number];

/** Lines beside that of all people: as many as have a colour of their own. */
const MOST_LINES = 5;

/** What the frame draws of one measure. */
type Figures = Pick<ChartFrameProps, 'file' | 'summary' | 'legend' | 'marks' | 'table' | 'draw'>;

/** People, sessions, messages or credits by where Codex was used. */
export const SurfacesChart = memo(function SurfacesChart({ view, answer }: ChartProps) {
  const { surfaces: texts, partly } = useOrganisationTexts();
  const [measure, setMeasure] = useState<Measure>('people');
  // What was pressed shows at once, its picture in the frames after.
  const shown = useDeferredValue(measure);
  const people = usePeople(view);
  const use = useUse(view, shown === 'people' ? 'credits' : shown);
  const { summary, ...figures } = shown === 'people' ? people : use;
  const isPartly = shown !== 'people' && view.by === 'week' && view.daysNotRead > 0;
  return (
    <ChartFrame
      title={texts.title}
      controls={<MeasureChoice texts={texts} measures={measures} value={measure} onChoose={setMeasure} />}
      {...figures}
      summary={summaryOf(answer, summary)}
      answer={answer}
      height={12}
    >
      {isPartly ? <p className={lines.note}>{partly}</p> : null}
    </ChartFrame>
  );
});

/** A person may use several surfaces, so that people cannot be stacked. */
function usePeople(view: OrganisationView): Figures {
  const { format } = useLocale();
  const { surfaces: texts, noFigures } = useOrganisationTexts();
  const period = usePeriodWords(view.by);
  const { points, shown, more } = useMemo(() => {
    const write = (use: OrganisationUse | undefined) =>
      use === undefined || use.people === null ? {} : { value: format.tokens(use.people) };
    const of = (surface: Surface): PeriodLine => ({
      key: surface,
      label: texts.names[surface],
      values: view.periods.map(({ surfaces: by }) => by[surface]?.people ?? null),
      ...write(view.surfaces[surface]),
    });
    const all = surfaces.filter((surface) => view.surfaces[surface] !== undefined).map(of);
    const everyone = {
      key: 'all',
      label: texts.all,
      values: view.periods.map(({ use }) => use.people),
      ...write(view.totals),
    };
    return {
      points: pointsOf(view.periods, ({ use }) => use.people),
      shown: [...all.slice(0, MOST_LINES), everyone],
      more: all.slice(MOST_LINES),
    };
  }, [view, texts, format]);
  const words: LineWords = {
    ...period,
    write: (people) => (Number.isInteger(people) ? format.tokens(people) : ''),
    value: (place) => {
      const people = view.periods[place]?.use.people ?? null;
      return people === null ? '' : format.tokens(people);
    },
  };
  const { people } = view.totals;
  return {
    file: 'organisation-people-by-surface',
    summary: people === null ? noFigures : texts.different(format.tokens(people)),
    ...lineFigures(points, shown, words, more),
  };
}

function useUse(view: OrganisationView, measure: Exclude<Measure, 'people'>): Figures {
  const { surfaces: texts, noFigures } = useOrganisationTexts();
  const stack = useMemo(
    () =>
      stackPeriods(
        view.periods,
        surfaces.map((surface) => ({
          name: surface,
          of: ({ surfaces: by }) => by[surface]?.[measure] ?? null,
        })),
        ({ use }) => use[measure],
      ),
    [view, measure],
  );
  const words = useStackWords(view.by, (series) =>
    series.kind === 'others' ? texts.others : texts.names[(series.name ?? 'other') as Surface],
  );
  const sum = view.totals[measure];
  return {
    file: `organisation-${measure}-by-surface`,
    summary: sum === null ? noFigures : texts.sum(words.write(sum)),
    ...stackFigures(stack, words),
  };
}

/** Says nothing until the figures are known. */
export function summaryOf(answer: ChartProps['answer'], summary: string): string {
  return answer.state === 'known' ? summary : ' ';
}

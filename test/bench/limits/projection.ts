import { type Figure, judge, type Line, type Measurement, median } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { type Answer, backTest } from './back-test.ts';
import type { UserKind } from './months.ts';

/** Users that the projection's numbers were not chosen on. */
const HELD_OUT = Array.from({ length: 40 }, (_, index) => 2_001 + index);

const HOUR = 3600_000;

const LIMITS = [
  { name: '5-hour', minutes: 300 },
  { name: 'weekly', minutes: 10_080 },
] as const;

const KINDS: Record<UserKind, string> = {
  steady: 'on one machine',
  gaps: 'with days off and early resets',
  sparse: 'on several machines of which one is seen',
};

type Way = 'ours' | 'line' | 'lastHour';

/** Hours between what was projected and what came, one an answer. */
function errors(answers: readonly Answer[], way: Way): number[] {
  return answers.map((answer) => Math.abs(answer[way] - answer.truth) / HOUR);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Question {
  readonly line: Line;
  readonly limit: (typeof LIMITS)[number];
  readonly kind: UserKind;
  /** Only windows that ran out; else all, lasting until the reset being an answer. */
  readonly isRunOut: boolean;
}

/** Our error against the better of both baselines: below 0.9 it beats both by a tenth. */
const questions: readonly Question[] = (Object.keys(KINDS) as UserKind[]).flatMap((kind) =>
  LIMITS.flatMap((limit) =>
    [true, false].map((isRunOut) => ({
      kind,
      limit,
      isRunOut,
      line: {
        name: `Run-out of ${limit.name} windows${kind === 'steady' ? '' : `, ${kind}`}, ${isRunOut ? 'median' : 'mean'} error`,
        unit: 'of the better baseline',
        goal: 0.9,
        against: `a straight line and the last hour; ${HELD_OUT.length} generated users of three months, ${KINDS[kind]}`,
      },
    })),
  ),
);

function answer({ line, isRunOut }: Question, all: readonly Answer[]): Figure {
  const answers = isRunOut ? all.filter(({ ranOut }) => ranOut) : all;
  const sum = isRunOut ? median : mean;
  const [ours = 0, straight = 0, lastHour = 0] = (['ours', 'line', 'lastHour'] as const).map((way) =>
    sum(errors(answers, way)),
  );
  const inRange = (all.filter((one) => one.inRange).length / all.length) * 100;
  const hours = [ours, straight, lastHour].map((value) => value.toFixed(2)).join(', ');
  const detail = `hours: ${hours}; ${inRange.toFixed(0)}% of outcomes in the range of eight in ten`;
  return judge(line, ours / Math.min(straight, lastHour), detail);
}

async function measure(bench: Workbench): Promise<Figure[]> {
  bench.say('Projected run-out of limits over generated months');
  const known = new Map<string, Answer[]>();
  return questions.map((question) => {
    const { limit, kind } = question;
    const key = `${limit.minutes} ${kind}`;
    const answers = known.get(key) ?? HELD_OUT.flatMap((seed) => backTest(seed, limit.minutes, kind));
    known.set(key, answers);
    return answer(question, answers);
  });
}

/** How well the projection of limits holds on generated months, against the two obvious ways. */
export const measurements: readonly Measurement[] = [
  { name: 'back-test', lines: questions.map(({ line }) => line), measure },
];

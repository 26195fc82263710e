import { type Answer, backTest } from '../back-test.ts';
import { type Figure, judge, type Measurement, median } from '../figure.ts';
import type { UserKind } from '../months.ts';

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

/** Our error against the better of both baselines: below 0.9 it beats both by a tenth. */
function compare(
  name: string,
  answers: readonly Answer[],
  sum: (values: readonly number[]) => number,
  note: string,
): Figure {
  const [ours, line, lastHour] = (['ours', 'line', 'lastHour'] as const).map((way) =>
    sum(errors(answers, way)),
  );
  const hours = (value = 0) => `${value.toFixed(2)} h`;
  return judge({
    name,
    value: (ours ?? 0) / Math.min(line ?? 0, lastHour ?? 0),
    unit: 'of the better baseline',
    goal: 0.9,
    detail: `${hours(ours)} against ${hours(line)} by a straight line, ${hours(lastHour)} by the last hour; ${note}`,
  });
}

function figuresOf({ name, minutes }: (typeof LIMITS)[number], kind: UserKind): Figure[] {
  const answers = HELD_OUT.flatMap((seed) => backTest(seed, minutes, kind));
  const ranOut = answers.filter((answer) => answer.ranOut);
  const asked = `${HELD_OUT.length} generated users of three months, ${KINDS[kind]}`;
  const which = kind === 'steady' ? '' : `, ${kind}`;
  const inRange = (answers.filter((answer) => answer.inRange).length / answers.length) * 100;
  return [
    compare(
      `Run-out of ${name} windows${which}, median error`,
      ranOut,
      median,
      `windows that ran out; ${asked}`,
    ),
    compare(
      `Run-out of ${name} windows${which}, mean error`,
      answers,
      mean,
      `all windows, lasting until the reset being an answer; ${inRange.toFixed(0)}% of outcomes in the range of eight in ten`,
    ),
  ];
}

/** How well the projection of limits holds on generated months, against the two obvious ways. */
export const figures: readonly Measurement[] = [
  {
    name: 'back-test',
    async measure(bench) {
      bench.say('Projected run-out of limits over generated months');
      const kinds = Object.keys(KINDS) as UserKind[];
      return kinds.flatMap((kind) => LIMITS.flatMap((limit) => figuresOf(limit, kind)));
    },
  },
];

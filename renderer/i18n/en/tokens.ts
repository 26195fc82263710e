import type { UsageGrouping } from '../../../electron/shared/commands.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What was used, by period, day and model. */
export const tokens = {
  title: 'Tokens',
  periods: 'Tokens by period',
  today: 'Today',
  total: 'Total',
  input: 'Input',
  cached: 'cached',
  output: 'Output',
  reasoning: 'reasoning',
  cost: 'Cost',
  unpriced: 'No price known',
  dash: '–',
  atLeast: (amount: string) => `≥${amount}`,
  lowerBound: (reason: string) => `Sums may be low: ${reason}`,
  projects: 'By project, 30 days',
  moreProjects: (count: number) =>
    `${plural(count, { one: 'other project', other: 'other projects' })} used less.`,
  export: 'Save as a file',
  exportBy: 'One line for each',
  groupings: {
    daily: 'Day',
    weekly: 'Week',
    monthly: 'Month',
    session: 'Session',
    model: 'Model',
    project: 'Project',
  } satisfies Record<UsageGrouping, string>,
  saveAs: (format: string) => `Save ${format}`,
  saved: (file: string) => `Saved as ${file}.`,
  offered: (name: string) => `Downloaded as ${name}.`,
  models: 'By model, 30 days',
  modelUnknown: 'Model not recorded',
  others: (count: number) => plural(count, { one: 'other model', other: 'other models' }),
  days: 'By day, 30 days',
  most: (tokens: string) => `Most in a day: ${tokens}`,
  daysText: (parts: { total: string; most: string; mostDay: string; today: string }) =>
    `Last 30 days: ${parts.total} tokens. Most on ${parts.mostDay}: ${parts.most}. Today: ${parts.today}.`,
  monthTitle: 'This month',
  monthSoFar: 'So far',
  monthEnd: 'By the end',
  range: (low: string, high: string) => `${low} to ${high}`,
  about: (value: string, range: string) => `about ${value} (${range})`,
  tooEarly: 'Too early to say',
  burn: 'A minute, now',
  credits: 'In Codex credits',
  planReturn: (plan: string) => `Against your plan of ${plan}`,
  perDollar: (value: string) => `${value} of API value a dollar`,
  daysNone: 'No tokens in the last 30 days.',
  scanning: (done: string, total: string) => `${done} of ${total} session files read`,
  progress: 'First read',
  spans: 'By period',
  last7Days: '7 days',
  last30Days: '30 days',
  cacheWrite: 'cache write',
  responses: 'Responses',
  sessions: 'Sessions',
  responsesOf: (count: string, responses: number) => `${count} ${responses === 1 ? 'response' : 'responses'}`,
  inOf: (input: string, cached: string | null) =>
    cached === null ? `${input} in` : `${input} in, ${cached} cached`,
  outOf: (output: string, reasoning: string | null) =>
    reasoning === null ? `${output} out` : `${output} out, ${reasoning} reasoning`,
};

/** Rate-limit windows in the overview. */
export const limits = {
  title: 'Limits',
  window: {
    session: '5-hour',
    daily: 'Daily',
    weekly: 'Weekly',
    monthly: 'Monthly',
    span: (span: string) => span,
    unnamed: 'Other',
  },
  label: (window: string, name: string | null) => (name === null ? window : `${window}, ${name}`),
  used: 'used',
  resets: (left: string) => `Resets in ${left}`,
  noReset: 'Reset time not known',
  unknown: 'Not known',
  unknownWhy: (age: string) => `Reset since it was seen ${age}`,
  asOf: (age: string) => `Seen ${age}`,
  pace: {
    even: 'On even pace',
    over: (points: string) => `${points} over even pace`,
    under: (points: string) => `${points} under even pace`,
  },
  level: { nearing: 'Nearing', 'almost-used': 'Almost used', reached: 'Reached' },
  value: (parts: { used: string; resets: string | null; pace: string | null }) =>
    [`${parts.used} used`, parts.resets, parts.pace].filter((part) => part !== null).join(', '),
  none: 'No limit was seen yet',
  credits: (balance: string) => `Credits left: ${balance}`,
  unlimited: 'Credits are unlimited',
};

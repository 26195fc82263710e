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
  left: 'left',
  showUsed: 'Show what is used',
  showLeft: 'Show what is left',
  showClock: 'Show the time of the reset',
  showCountdown: 'Show the time until the reset',
  resetsAt: (moment: string) => `Resets ${moment}`,
  outlook: {
    tooEarly: 'Too early to say whether it lasts',
    lasts: (percent: string) => `Lasts: about ${percent} used by the reset`,
    mayRunOut: (earliest: string) => `Most likely lasts, may run out ${earliest}`,
    runsOut: (moment: string) => `Runs out ${moment} at this pace`,
    reached: (moment: string | null) => (moment === null ? 'Used up' : `Used up until ${moment}`),
    atReset: (percent: string) => `about ${percent} used by the reset at this pace`,
  },
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
  value: (parts: { used: string; resets: string | null; pace: string | null; outlook: string | null }) =>
    [`${parts.used} used`, parts.resets, parts.pace, parts.outlook]
      .filter((part) => part !== null)
      .join(', '),
  none: 'No limit was seen yet',
  noneTodo: 'Limits appear with the next answer to a session that signs in with ChatGPT.',
  staleTodo: 'The next answer in any session tells it anew.',
  credits: (balance: string) => `Credits left: ${balance}`,
  unlimited: 'Credits are unlimited',
};

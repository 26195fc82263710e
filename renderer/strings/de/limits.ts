import type { Strings } from '../en.ts';

export const limits: Strings['limits'] = {
  title: 'Limits',
  window: {
    session: '5-Stunden-Limit',
    daily: 'Tageslimit',
    weekly: 'Wochenlimit',
    monthly: 'Monatslimit',
    span: (span) => `Limit über ${span}`,
    unnamed: 'Weiteres Limit',
  },
  label: (window, name) => (name === null ? window : `${window}, ${name}`),
  used: 'verbraucht',
  resets: (left) => `Neu in ${left}`,
  noReset: 'Ende nicht bekannt',
  unknown: 'Nicht bekannt',
  unknownWhy: (age) => `Neu begonnen, seit es gesehen wurde (${age})`,
  asOf: (age) => `Gesehen ${age}`,
  pace: {
    even: 'Im gleichmäßigen Tempo',
    over: (points) => `${points} über gleichmäßig`,
    under: (points) => `${points} unter gleichmäßig`,
  },
  level: { nearing: 'Wird knapp', 'almost-used': 'Fast verbraucht', reached: 'Erreicht' },
  value: (parts) =>
    [`${parts.used} verbraucht`, parts.resets, parts.pace].filter((part) => part !== null).join(', '),
  none: 'Noch wurde kein Limit gesehen',
  credits: (balance) => `Guthaben: ${balance}`,
  unlimited: 'Guthaben ist unbegrenzt',
};

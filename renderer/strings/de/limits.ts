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
  left: 'übrig',
  showUsed: 'Verbrauch zeigen',
  showLeft: 'Rest zeigen',
  showClock: 'Uhrzeit des Neubeginns zeigen',
  showCountdown: 'Zeit bis zum Neubeginn zeigen',
  resetsAt: (moment) => `Neu ab ${moment}`,
  outlook: {
    tooEarly: 'Zu früh, um zu sagen, ob es reicht',
    lasts: (percent) => `Reicht: am Ende etwa ${percent} verbraucht`,
    mayRunOut: (earliest) => `Reicht wohl, sonst frühestens ${earliest} verbraucht`,
    runsOut: (moment) => `Bei diesem Tempo verbraucht: ${moment}`,
    reached: (moment) => (moment === null ? 'Verbraucht' : `Verbraucht bis ${moment}`),
    atReset: (percent) => `bei diesem Tempo am Ende etwa ${percent} verbraucht`,
  },
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
  level: { nearing: 'Wird knapp', 'almost-used': 'Sehr knapp', reached: 'Erreicht' },
  value: (parts) =>
    [`${parts.used} verbraucht`, parts.resets, parts.pace, parts.outlook]
      .filter((part) => part !== null)
      .join(', '),
  none: 'Noch wurde kein Limit gesehen',
  noneTodo: 'Limits erscheinen mit der nächsten Antwort in einer Sitzung, die mit ChatGPT angemeldet ist.',
  staleTodo: 'Die nächste Antwort in irgendeiner Sitzung sagt es neu.',
  cap: 'Ausgabengrenze',
  capReached: 'Ausgabengrenze erreicht',
  capUsed: (used, limit) => `${used} von ${limit}`,
  capLeft: (percent) => `${percent} übrig`,
  capResets: (moment) => `neu ${moment}`,
  credits: (balance) => `Guthaben: ${balance}`,
  unlimited: 'Guthaben ist unbegrenzt',
};

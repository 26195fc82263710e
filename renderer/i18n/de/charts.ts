import type { charts as en } from '../en/charts.ts';

/** What every chart has, and the charts of the desk. */
export const charts: typeof en = {
  table: 'Tabelle',
  tableOf: (title) => `${title}: Tabelle`,
  save: 'Speichern',
  saveChart: (title) => `${title}: speichern`,
  formats: { csv: 'Zahlen', svg: 'Zeichnung', png: 'Bild' },
  saved: (file) => `Gespeichert als ${file}.`,
  offered: (name) => `Heruntergeladen als ${name}.`,
  notDrawn: 'Das Bild ließ sich nicht zeichnen.',
  source: (moment) => `Codex Glance, ${moment}`,
  reading: 'Wird gelesen',
  days: {
    title: 'Token nach Tag und Modell',
    titleCost: 'Kosten nach Tag und Modell',
    day: 'Tag',
    total: 'Gesamt',
    tokens: 'Token',
    cost: 'Kosten',
    measure: 'Was gezeigt wird',
    span: 'Wie viele Tage',
    spans: { 30: '30 Tage', 90: '90 Tage' },
    others: (count) => (count === 1 ? '1 anderes Modell' : `${count} andere Modelle`),
    unknown: 'Modell nicht vermerkt',
    none: 'Keine Token in dieser Zeit.',
    summary: (total, average) => `${total} insgesamt, ${average} am Tag im Mittel`,
    unpriced: (count) =>
      count === 1
        ? 'An 1 Tag ist nicht für alle Token ein Preis bekannt; er ist ohne sie gezeichnet.'
        : `An ${count} Tagen ist nicht für alle Token ein Preis bekannt; sie sind ohne sie gezeichnet.`,
    atLeast: (amount) => `≥${amount}`,
  },
  month: {
    title: 'Kosten in diesem Monat',
    titleTokens: 'Token in diesem Monat',
    day: 'Tag',
    onDay: 'An dem Tag',
    sum: 'Bisher',
    low: 'Unten',
    high: 'Oben',
    used: 'Bisher',
    range: 'Acht von zehn Monaten enden hier',
    plan: 'Preis deines Abos',
    soFar: (amount) => `${amount} bisher`,
    byEnd: (value, low, high) => `etwa ${value} am Ende (${low} bis ${high})`,
    tooEarly: 'zu früh für mehr',
    dayOf: (sum, amount) => `${sum} bisher, ${amount} an dem Tag`,
    forecastOf: (day) => `${day}, Vorhersage`,
    about: (value, low, high) => `etwa ${value} (${low} bis ${high})`,
    unpriced:
      'Die Kosten sind nicht bekannt, da für einen Teil des Monats kein Preis bekannt ist; gezeigt werden Token.',
  },
};

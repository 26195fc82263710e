/** What every chart has, and the charts of the desk. */
export const charts = {
  table: 'Table',
  tableOf: (title: string) => `${title}: table`,
  save: 'Save',
  saveChart: (title: string) => `${title}: save`,
  formats: { csv: 'Figures', svg: 'Drawing', png: 'Picture' },
  saved: (file: string) => `Saved as ${file}.`,
  offered: (name: string) => `Downloaded as ${name}.`,
  notDrawn: 'The picture could not be drawn.',
  source: (moment: string) => `Codex Glance, ${moment}`,
  reading: 'Reading',
  days: {
    title: 'Tokens by day and model',
    titleCost: 'Cost by day and model',
    day: 'Day',
    total: 'Total',
    tokens: 'Tokens',
    cost: 'Cost',
    measure: 'What is shown',
    span: 'How many days',
    spans: { 30: '30 days', 90: '90 days' },
    others: (count: number) => (count === 1 ? '1 other model' : `${count} other models`),
    unknown: 'Model not recorded',
    none: 'No tokens in this time.',
    summary: (total: string, average: string) => `${total} in all, ${average} a day on average`,
    unpriced: (count: number) =>
      count === 1
        ? 'On 1 day not all tokens have a known price; it is drawn without them.'
        : `On ${count} days not all tokens have a known price; they are drawn without them.`,
    atLeast: (amount: string) => `≥${amount}`,
  },
};

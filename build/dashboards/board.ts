/** How a panel shows what it asks for. */
export type PanelKind = 'number' | 'lines' | 'bars' | 'table';

/** Grafana's names of units. */
export type Unit = 'short' | 'percentunit' | 'ms' | 'currencyUSD';

/** One question, in the language of its source. */
export interface Question {
  readonly query: string;
  /** What its line is called; labels in double braces. */
  readonly legend: string;
}

/** A panel of a Grafana dashboard. */
export interface Panel {
  readonly title: string;
  /** What it counts and what it leaves out, in one or two sentences. */
  readonly about: string;
  readonly kind: PanelKind;
  readonly unit: Unit;
  /** Of 24 columns. */
  readonly width: number;
  readonly questions: readonly Question[];
  /** True where the lines are parts of one whole. */
  readonly stacked?: boolean;
}

export interface Section {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** A choice above the dashboard. Without a choice every value matches, also that of a series without the label. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  /** What asks the source for the values. */
  readonly values: string;
}

/** A dashboard of one data source. */
export interface Board {
  readonly uid: string;
  readonly title: string;
  readonly about: string;
  readonly source: 'prometheus' | 'loki' | 'clickhouse';
  readonly choices: readonly Choice[];
  readonly sections: readonly Section[];
}

/** Makes a panel with one big number for the whole range. */
export function number(title: string, about: string, query: string, unit: Unit = 'short'): Panel {
  return { title, about, kind: 'number', unit, width: 4, questions: [{ query, legend: title }] };
}

/** Makes a panel with lines over time, half as wide as the dashboard. */
export function lines(
  title: string,
  about: string,
  questions: readonly Question[],
  unit: Unit = 'short',
  stacked = false,
): Panel {
  return { title, about, kind: 'lines', unit, width: 12, questions, stacked };
}

/** Makes a panel that ranks the values of one label over the whole range. */
export function bars(
  title: string,
  about: string,
  query: string,
  legend: string,
  unit: Unit = 'short',
): Panel {
  return { title, about, kind: 'bars', unit, width: 8, questions: [{ query, legend }] };
}

/** Makes a panel with a row for each series at the end of the range. */
export function table(title: string, about: string, query: string, unit: Unit = 'short'): Panel {
  return { title, about, kind: 'table', unit, width: 12, questions: [{ query, legend: '' }] };
}

/** How a SigNoz panel shows what it asks for. */
export type SignozKind = 'number' | 'lines' | 'pie' | 'table';

/** One question to the query builder for logs. */
export interface LogQuestion {
  /** Such as `sum(input_token_count)`. */
  readonly value: string;
  /** What the log records have to be, in the builder's expressions. */
  readonly filter: string;
  readonly by?: readonly string[];
  readonly legend?: string;
}

/** One question to the query builder for metrics. */
export interface MetricQuestion {
  /** As OTLP names it; histograms with `.bucket`, as SigNoz keeps them. */
  readonly metric: string;
  /** What is made of one series within a step. */
  readonly time: 'increase' | 'latest' | 'rate';
  /** What is made of several series. */
  readonly space: 'sum' | 'max' | 'count' | 'p50' | 'p95';
  readonly filter: string;
  readonly by?: readonly string[];
  readonly legend?: string;
}

/** A panel of a SigNoz dashboard. With a formula over A, B, … only its outcome is shown. */
export interface SignozPanel {
  readonly title: string;
  readonly about: string;
  readonly kind: SignozKind;
  readonly unit: 'none' | 'ms' | 's' | 'percent' | 'percentunit' | 'currencyUSD';
  /** Of 12 columns. */
  readonly width: number;
  readonly questions: readonly (LogQuestion | MetricQuestion)[];
  readonly formula?: { readonly expression: string; readonly legend: string };
}

/** A dashboard for SigNoz. */
export interface SignozBoard {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly panels: readonly SignozPanel[];
}

/** Makes a panel of questions to logs; numbers are narrow, all else is half as wide as the board. */
export function logPanel(
  kind: SignozKind,
  title: string,
  about: string,
  questions: readonly LogQuestion[],
  more: Partial<Pick<SignozPanel, 'unit' | 'width' | 'formula'>> = {},
): SignozPanel {
  return { kind, title, about, questions, unit: 'none', width: kind === 'number' ? 2 : 6, ...more };
}

/** Makes the one question of a panel, with the fields that it is split by as its legend. */
export const oneLog = (value: string, filter: string, by: readonly string[] = []): LogQuestion[] => [
  { value, filter, by, legend: by.map((field) => `{{${field}}}`).join(' ') },
];

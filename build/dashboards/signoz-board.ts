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

/** A panel of a SigNoz dashboard. With a formula over A, B, … only its outcome is shown. */
export interface SignozPanel {
  readonly title: string;
  readonly about: string;
  readonly kind: SignozKind;
  readonly unit: 'none' | 'ms' | 'percent';
  /** Of 12 columns. */
  readonly width: number;
  readonly questions: readonly LogQuestion[];
  readonly formula?: { readonly expression: string; readonly legend: string };
}

/** A dashboard for SigNoz. */
export interface SignozBoard {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly panels: readonly SignozPanel[];
}

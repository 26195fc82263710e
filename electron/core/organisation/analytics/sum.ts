/** Measures by name; null where the service gave none. */
export type Measures<Name extends string> = Readonly<Record<Name, number | null>>;

/** Sums what is known: null stays null until a number comes, as unknown is not zero. */
export class MeasureSum<Name extends string> {
  readonly names: readonly Name[];
  private readonly known = new Map<Name, number>();

  constructor(names: readonly Name[]) {
    this.names = names;
  }

  /** Takes in numbers in the order of the names. */
  addValues(values: readonly (number | null)[]): void {
    this.names.forEach((name, index) => {
      const more = values[index];
      if (more != null) this.known.set(name, (this.known.get(name) ?? 0) + more);
    });
  }

  get values(): Measures<Name> {
    return Object.fromEntries(
      this.names.map((name) => [name, tidy(this.known.get(name) ?? null)]),
    ) as Measures<Name>;
  }
}

/** Takes off what sums of decimals add beyond the ninth digit. */
function tidy(value: number | null): number | null {
  return value === null || Number.isInteger(value) ? value : Math.round(value * 1e9) / 1e9;
}

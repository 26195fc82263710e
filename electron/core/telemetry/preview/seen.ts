import type { InspectedValue } from '../../../shared/telemetry/inspect.ts';
import type { SeenEntry } from '../../../shared/telemetry/preview.ts';

/** At most this many distinct values of a field are shown, and this many characters of each. */
const MOST_VALUES = 12;
const MOST_CHARACTERS = 200;

/** What arrived under each name, in memory only. */
export class Seen {
  count = 0;
  private readonly entries = new Map<string, { count: number; values: Map<string, Set<InspectedValue>> }>();

  add(name: string, fields: Readonly<Record<string, InspectedValue>>): void {
    this.count += 1;
    let entry = this.entries.get(name);
    if (!entry) {
      entry = { count: 0, values: new Map() };
      this.entries.set(name, entry);
    }
    entry.count += 1;
    for (const [field, value] of Object.entries(fields)) {
      const values = entry.values.get(field) ?? new Set();
      entry.values.set(field, values);
      if (values.size < MOST_VALUES) values.add(shortened(value));
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  get(name: string): SeenEntry | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const values = [...entry.values].map(([field, each]) => [field, [...each]] as const);
    return { count: entry.count, values: Object.fromEntries(values) };
  }
}

function shortened(value: InspectedValue): InspectedValue {
  if (typeof value !== 'string' || value.length <= MOST_CHARACTERS) return value;
  return `${value.slice(0, MOST_CHARACTERS)}…`;
}

/** Flattens a JSON object to dotted names; lists become JSON text. */
export function flatFields(value: unknown, prefix = ''): Record<string, InspectedValue> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, member]): Record<string, InspectedValue> => {
      const name = prefix + key;
      if (Array.isArray(member)) return { [name]: JSON.stringify(member) };
      if (typeof member === 'object' && member !== null) return flatFields(member, `${name}.`);
      return isValue(member) ? { [name]: member } : {};
    }),
  );
}

function isValue(value: unknown): value is InspectedValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

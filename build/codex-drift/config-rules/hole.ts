import { documentOf, type Probe } from './toml-text.ts';

/** A place in a document that any value can be put into, with all that must stand around it. */
export interface Hole {
  /** As a person writes it: `mcp_servers.*.command`, `skills.config[].path`. */
  readonly name: string;
  readonly around: (value: Probe) => { readonly [key: string]: Probe };
}

/** The whole document as a hole. */
export const root: Hole = { name: '', around: (value) => value as { readonly [key: string]: Probe } };

/** The place of a key in a table at `hole` that has `beside` in it too. `shown` replaces the key's name. */
export function below(hole: Hole, key: string, beside: { readonly [key: string]: Probe }, shown = key): Hole {
  return {
    name: hole.name === '' ? shown : `${hole.name}.${shown}`,
    around: (value) => hole.around({ ...beside, [key]: value }),
  };
}

/** The place of an item in a list at `hole`, behind `before`. */
export function itemOf(hole: Hole, before: readonly Probe[] = []): Hole {
  return { name: `${hole.name}[]`, around: (value) => hole.around([...before, value]) };
}

export function documentWith(hole: Hole, value: Probe): string {
  return documentOf(hole.around(value));
}

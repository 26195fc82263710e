import type { TableRule } from '../../../electron/core/config/schema/rule.ts';
import type { Found } from './exploration.ts';
import { findFields, findFieldsAmong, findFieldsOfClosed, UNFIT } from './find-fields.ts';
import { FormExploration } from './form-exploration.ts';
import { below, type Hole } from './hole.ts';
import type { Refusal } from './messages.ts';
import type { Probe } from './toml-text.ts';

/** A key that no struct has. */
const STRANGE = 'zz_glance';

/** Explores which keys a table knows. */
export abstract class FieldExploration extends FormExploration {
  protected async fieldsOf(
    hole: Hole,
    base: { readonly [key: string]: Probe },
    within: readonly string[],
    isMap = false,
  ): Promise<Omit<TableRule, 'is' | 'required'>> {
    const STRANGE = this.strangeKey(hole);
    const strange = await Promise.all(UNFIT.map((value) => this.ask(hole, { ...base, [STRANGE]: value })));
    const unknown = strange.find((one) => one !== null && one !== undefined);
    const isSaid = unknown !== undefined && /^unknown field/.test(unknown?.text ?? '');
    const isHidden = !isSaid && unknown !== undefined && within.includes(`untagged ${unknown?.untagged}`);
    const isClosed = isSaid || (isHidden && (await this.refusesAll(below(hole, STRANGE, base, '*'))));
    const ask = (table: { readonly [key: string]: Probe }) => this.ask(hole, { ...base, ...table });
    let names: readonly string[] = [];
    let each: Found | null = null;
    if (isClosed && isSaid) names = unknown?.keys ?? [];
    else if (isClosed) names = await this.fieldsOfHidden(hole, ask);
    else if (unknown === undefined) names = await findFields(ask, this.candidatesAt(hole), Object.keys(base));
    else {
      each = await this.explore(below(hole, STRANGE, base, '*'), within);
      const some = this.isThorough ? this.candidates : (this.seeds.keys[hole.name] ?? []);
      if (each.rule.is !== 'any' && !isMap) names = await findFieldsAmong(ask, some, STRANGE);
    }
    const found = await Promise.all(
      [...new Set([...names, ...Object.keys(base)])]
        .filter((name) => each === null || names.includes(name))
        .toSorted()
        .map(async (name) => [name, await this.field(hole, base, name, within)] as const),
    );
    const samples = Object.fromEntries(found.map(([name, { sample }]) => [name, sample]));
    const sameKey = await this.sameKeys(hole, base, samples);
    const asList = each === null ? await this.asList(hole, samples, sameKey, within) : null;
    return {
      // Where no key was found, it is not known which there are.
      ...(found.length > 0
        ? { fields: Object.fromEntries(found.map(([name, { rule }]) => [name, rule])) }
        : {}),
      ...(each === null ? {} : { each: each.rule }),
      ...(isClosed && found.length > 0 ? { closed: true as const } : {}),
      ...(sameKey.length > 0 ? { sameKey } : {}),
      ...(asList === null ? {} : { asList }),
    };
  }

  /** Names of events begin with capitals. */
  protected candidatesAt(hole: Hole): readonly string[] {
    const isOfEvents = /(?:^|\.)hooks$/.test(hole.name);
    return isOfEvents
      ? [...this.candidates, ...this.names.all.filter((name) => /^(?:[A-Z][a-z]+)+$/.test(name))]
      : this.candidates;
  }

  /** The fields of a struct are listed side by side, so those that were found lead to the others. */
  protected async fieldsOfHidden(
    hole: Hole,
    ask: (table: { readonly [key: string]: Probe }) => Promise<Refusal | null>,
  ): Promise<string[]> {
    const own = hole.name.split('.').at(-1)?.replace('[]', '') ?? '';
    const tried = new Set<string>();
    const found: string[] = [];
    let near = this.isThorough
      ? [...this.candidates]
      : ['enabled', own, ...(this.seeds.keys[hole.name] ?? [])].flatMap((name) => [
          name,
          ...this.neighboursOf(name),
        ]);
    while (near.length > 0) {
      const next = [...new Set(near)].filter((name) => !tried.has(name));
      for (const name of next) tried.add(name);
      const more = await findFieldsOfClosed(ask, next);
      found.push(...more);
      near = more.flatMap((name) => this.neighboursOf(name));
    }
    return found;
  }

  protected strangeKey(hole: Hole): string {
    const end = Object.keys(this.seeds.keyNames).find((name) => `.${hole.name}`.endsWith(`.${name}`));
    return (end === undefined ? undefined : this.seeds.keyNames[end]) ?? STRANGE;
  }

  /** Explores a key beside what the table needs, or beside something else where it takes nothing there. */
  protected async field(
    hole: Hole,
    base: { readonly [key: string]: Probe },
    name: string,
    within: readonly string[],
  ): Promise<Found> {
    const place = below(hole, name, base);
    const found = await this.explore(place, within);
    const other = this.seeds.otherTables[hole.name];
    if (other === undefined || (await this.ask(place, found.sample)) === null) return found;
    return this.explore(below(hole, name, other), within);
  }

  protected async refusesAll(hole: Hole): Promise<boolean> {
    const seed = this.seeds.tables[hole.name];
    const values = [true, 7n, 1.5, 'zz', [], {}, ...this.seeds.words, ...(seed === undefined ? [] : [seed])];
    const answers = await Promise.all(values.map((value) => this.ask(hole, value)));
    return answers.every((one) => one !== null);
  }
}

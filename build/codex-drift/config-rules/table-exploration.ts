import type { Rule } from '../../../electron/core/config/schema/rule.ts';
import type { Found } from './exploration.ts';
import { FieldExploration } from './field-exploration.ts';
import { below, type Hole } from './hole.ts';
import type { Refusal } from './messages.ts';
import type { Probe } from './toml-text.ts';

/** Explores tables, and those of which one key tells which others they have. */
export abstract class TableExploration extends FieldExploration {
  protected async struct(hole: Hole, within: readonly string[], isMap = false): Promise<Found> {
    const base: Record<string, Probe> = { ...this.seeds.tables[hole.name] };
    const required: string[] = [];
    for (let round = 0; ; round += 1) {
      const refusal = await this.ask(hole, base);
      if (refusal === null) break;
      if (refusal.missing === null || round > 20) {
        this.odd(hole, `no table was found that it takes: ${refusal.text}`);
        return { rule: { is: 'table' }, sample: base, isStuck: true };
      }
      const { missing } = refusal;
      const words = await this.tagWords(below(hole, missing, base));
      if (words.length > 0 && round === 0 && (await this.isTag(hole, missing, words)))
        return this.tagged(hole, missing, words, within);
      base[missing] = await this.sampleOf(below(hole, missing, base), missing);
      required.push(missing);
    }
    for (const key of Object.keys(this.seeds.tables[hole.name] ?? {})) {
      const { [key]: _left, ...others } = base;
      const refusal = await this.ask(hole, others);
      // What one of two keys can stand for is not needed.
      const isEither = refusal?.untagged != null && !hole.name.endsWith('.identity');
      if (refusal?.missing === key || isEither) required.push(key);
    }
    const found = await this.fieldsOf(hole, base, within, isMap);
    return {
      rule: { is: 'table', ...found, ...(required.length > 0 ? { required } : {}) },
      sample: base,
    };
  }

  protected async tagWords(hole: Hole): Promise<readonly string[]> {
    return (await this.ask(hole, 'zz'))?.words ?? [];
  }

  protected async isTag(hole: Hole, key: string, words: readonly string[]): Promise<boolean> {
    const scalar = await this.ask(hole, 7n);
    if (/internally tagged enum/.test(scalar?.wanted ?? '')) return true;
    const missing = await Promise.all(
      words.map(async (word) => (await this.ask(hole, { [key]: word }))?.missing),
    );
    return new Set(missing).size > 1;
  }

  protected async tagged(
    hole: Hole,
    tag: string,
    words: readonly string[],
    within: readonly string[],
  ): Promise<Found> {
    const tables: Record<string, Rule> = {};
    let sample: Probe | null = null;
    for (const word of words) {
      const base: Record<string, Probe> = { [tag]: word };
      const required: string[] = [];
      for (let round = 0; round < 20; round += 1) {
        const refusal = await this.ask(hole, base);
        if (refusal === null) break;
        if (refusal.missing === null) {
          this.odd(hole, `${tag} = "${word}" is refused: ${refusal.text}`);
          break;
        }
        base[refusal.missing] = await this.sampleOf(below(hole, refusal.missing, base), refusal.missing);
        required.push(refusal.missing);
      }
      const { fields = {}, ...found } = await this.fieldsOf(hole, base, within);
      const { [tag]: _tag, ...others } = fields;
      tables[word] = { is: 'table', fields: others, ...found, ...(required.length > 0 ? { required } : {}) };
      sample ??= base;
    }
    return { rule: { is: 'tagged', tag, tables }, sample: sample ?? {} };
  }

  /** A value for a key that must be there. Another key that is missing means that this one is right. */
  protected async sampleOf(hole: Hole, key: string): Promise<Probe> {
    const takes = (refusal: Refusal | null) =>
      refusal === null ||
      (refusal.missing !== null && refusal.missing !== key && refusal.path?.at(-1) !== key);
    for (const value of ['zz', true, 7n, '/zz', 1.5, 'http://127.0.0.1:9', [], ['zz'], {}]) {
      const refusal = await this.ask(hole, value);
      if (takes(refusal)) return value;
      for (const word of refusal?.words ?? []) if (takes(await this.ask(hole, word))) return word;
    }
    const inner: Record<string, Probe> = {};
    for (let round = 0; round < 20; round += 1) {
      const refusal = await this.ask(hole, inner);
      if (refusal === null || refusal.missing === null) break;
      inner[refusal.missing] = await this.sampleOf(below(hole, refusal.missing, inner), refusal.missing);
    }
    if (takes(await this.ask(hole, inner))) return inner;
    this.odd(hole, 'no value was found that it takes');
    return 'zz';
  }
}

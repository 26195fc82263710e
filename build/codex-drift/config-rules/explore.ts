import type { Rule } from '../../../electron/core/config/schema/rule.ts';
import type { Found } from './exploration.ts';
import { below, type Hole, itemOf, root } from './hole.ts';
import type { Refusal } from './messages.ts';
import { integerRange } from './ranges.ts';
import { TableExploration } from './table-exploration.ts';
import type { Probe } from './toml-text.ts';

/** Finds out rule by rule what a Codex program takes in a file, by trying and reading its messages. */
export class Explorer extends TableExploration {
  /** The rule of a whole document. */
  async document(): Promise<Rule> {
    return (await this.struct(root, [])).rule;
  }

  protected async explore(hole: Hole, within: readonly string[]): Promise<Found> {
    const [yes, seven, half, text, list, table] = await Promise.all(
      [true, 7n, 1.5, 'zz', [], {}].map((value) => this.ask(hole, value)),
    );
    const refusals = [yes, seven, half, text, list, table].filter((one) => one !== null && one !== undefined);
    if (refusals.length === 0) return { rule: { is: 'any' }, sample: true };
    const place = isFlattened(hole, refusals) ? ' flattened' : '';
    const wanted = refusals.map((one) => one.wanted).filter((one) => one !== null);
    const wants = (pattern: RegExp) => wanted.find((one) => pattern.test(one));
    const untagged = refusals.find((one) => one.untagged !== null)?.untagged ?? null;
    if (untagged !== null) {
      const union = `untagged ${untagged}`;
      // Within it, each message is of the whole of it, and so says nothing of what is asked.
      if (within.includes(union)) return this.union(hole, within);
      const inside = [...within, union];
      // One name can stand for several: it may have parameters.
      const key = `${union} ${hole.name.split('.').at(-1)}`;
      return await this.once(key, within, hole, () => this.union(hole, inside));
    }
    if (text !== null && text !== undefined && text.words.length > 0)
      return await this.variant(hole, text.words, within);
    if (wants(/^a boolean$/)) return { rule: { is: 'boolean' }, sample: true };
    if (wants(/^(?:a nonzero )?[iu](?:8|16|32|64|128|size)$/)) return await this.integer(hole);
    if (wants(/^f(?:32|64)$/)) return await this.number(hole);
    if (wants(/^path string$/)) return await this.text(hole, true);
    if (wants(/^(?:a|borrowed|a borrowed) string$/)) return await this.text(hole, false);
    if (wants(/^(?:a )?(?:sequence|set|tuple.*)$/)) return await this.list(hole, within);
    const struct = wants(/^(?:struct |internally tagged enum )/)?.replace(/ with \d+ elements?$/, '');
    if (struct !== undefined && !struct.startsWith('struct variant'))
      return await this.once(`${struct}${place}`, within, hole, () =>
        this.struct(hole, [...within, `${struct}${place}`]),
      );
    if (struct !== undefined) return await this.struct(hole, within);
    if (wants(/^a map$/)) return await this.struct(hole, within, true);
    if (wants(/^string only$/)) {
      this.odd(hole, `a variant without words: ${text?.text}`);
      return await this.union(hole, within);
    }
    if (wants(/^a keybinding string/)) return await this.union(hole, within);
    this.odd(hole, `not understood: ${refusals.map((one) => one.text).join(' | ')}`);
    return await this.union(hole, within);
  }

  private async list(hole: Hole, within: readonly string[]): Promise<Found> {
    const each = await this.explore(itemOf(hole), within);
    const empty = await this.ask(hole, []);
    if (empty !== null) this.odd(hole, `an empty list is refused: ${empty.text}`);
    const two = await this.ask(hole, [each.sample, each.sample]);
    if (two !== null) this.odd(hole, `twice the same in a list is refused: ${two.text}`);
    return { rule: { is: 'list', each: each.rule }, sample: empty === null ? [] : [each.sample] };
  }

  private async variant(hole: Hole, listed: readonly string[], within: readonly string[]): Promise<Found> {
    const words: string[] = [];
    const tables: Record<string, Rule> = {};
    let sample: Probe | null = null;
    for (const word of listed) {
      const refusal = await this.ask(hole, word);
      if (refusal === null) {
        words.push(word);
        sample ??= word;
      } else if (/newtype variant|struct variant|tuple variant/.test(refusal.wanted ?? '')) {
        const found = await this.explore(below(hole, word, {}), within);
        tables[word] = found.rule;
        sample ??= { [word]: found.sample };
      } else {
        // What is wrong then is the value of another key, or what the word means.
        this.odd(hole, `the word "${word}" is listed and refused: ${refusal.text}`);
        words.push(word);
      }
    }
    const [first] = words;
    const isPlain = first !== undefined && (await this.ask(hole, { [first]: {} })) !== null;
    const more = {
      ...(Object.keys(tables).length > 0 ? { tables } : {}),
      ...(isPlain ? { plain: true as const } : {}),
    };
    return { rule: { is: 'variant', words, ...more }, sample: sample ?? first ?? '' };
  }

  private async union(hole: Hole, within: readonly string[]): Promise<Found> {
    const takes = async (value: Probe) => (await this.ask(hole, value)) === null;
    const of: Found[] = [];
    if (await takes(true)) of.push({ rule: { is: 'boolean' }, sample: true });
    if (await takes(1.5)) of.push(await this.number(hole));
    else if ((await takes(7n)) || (await integerRange(takes)) !== null)
      of.push(await this.integer(hole, false));
    if ((await takes('zz')) || (await takes('enter'))) of.push(await this.text(hole, false));
    else {
      const words: string[] = [];
      await Promise.all([...this.words].map(async (name) => void ((await takes(name)) && words.push(name))));
      if (words.length > 0) {
        const [word = ''] = words.toSorted();
        const plain = (await takes({ [word]: {} })) ? {} : { plain: true as const };
        of.push({ rule: { is: 'variant', words: words.toSorted(), ...plain }, sample: word });
      }
    }
    if (await takes([])) of.push(await this.unionList(hole, within));
    const seed = this.seeds.tables[hole.name];
    if (seed !== undefined || (await takes({}))) of.push(await this.struct(hole, within));
    const [first] = of;
    if (first === undefined) {
      this.odd(hole, 'no form was found that it takes');
      return { rule: { is: 'any' }, sample: {} };
    }
    if (of.length === 1) return first;
    return { rule: { is: 'either', of: of.map(({ rule }) => rule) }, sample: first.sample };
  }

  private async unionList(hole: Hole, within: readonly string[]): Promise<Found> {
    const item = itemOf(hole);
    return { rule: { is: 'list', each: (await this.explore(item, within)).rule }, sample: [] };
  }
}

/** True where Codex's place ends above the key: such types take words as text only. */
function isFlattened(hole: Hole, refusals: readonly Refusal[]): boolean {
  const depth = hole.name.replaceAll('[]', '').split('.').length;
  const places = refusals.filter(({ wanted, path }) => wanted !== null && path !== null);
  return places.length > 0 && places.every(({ path }) => (path?.length ?? 0) < depth);
}

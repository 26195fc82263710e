import type { PostureEntry, PostureItem } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import { isTable, type TomlValue } from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredValue } from '../facts/required.ts';
import { item, seen } from './item.ts';
import { entry, withDoubt } from './setting-entry.ts';

/** Rules on single commands. */
export function productionEntries(facts: PostureFacts): PostureEntry[] {
  return [requiredRulesEntry(facts), ruleFilesEntry(facts)];
}

function requiredRulesEntry({ resolved }: PostureFacts): PostureEntry {
  const path = ['rules', 'prefix_rules'];
  const { value, origin } = requiredValue(resolved, path);
  const rules: readonly TomlValue[] = Array.isArray(value) ? value : [];
  const decisions = rules
    .map((rule) => (isTable(rule) ? wordOf(rule.decision) : null))
    .filter((one) => one !== null);
  const note = rules.length === 0 ? postureMessage('posture.rules.none') : null;
  const made = entry('production.command-rules', {
    value: countsOf(decisions),
    origin,
    locked: rules.length > 0,
    note,
  });
  return withDoubt(resolved, [path], made);
}

/** A word may stand as `{ word = {} }`. */
function wordOf(value: TomlValue | undefined): string | null {
  const word = isTable(value) ? Object.keys(value)[0] : value;
  return typeof word === 'string' && /^[\w-]{1,32}$/.test(word) ? word : null;
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function ruleFilesEntry(facts: PostureFacts): PostureEntry {
  const items = facts.ruleFiles.map(({ file, origin, read, sha256, decisions }): PostureItem => {
    const counts = Object.entries(decisions).map(([decision, count]) => `${count} ${decision}`);
    return item({
      name: file,
      kind: 'rules',
      identity: counts.length === 0 ? null : counts.join(', '),
      origin,
      ...seen(facts, 'rules', file, sha256),
      state: read ? 'enabled' : 'not-used',
      note: read ? null : postureMessage('posture.rule-file.not-read'),
    });
  });
  const value = items.filter(({ state }) => state === 'enabled').length;
  const note = items.length === 0 ? postureMessage('posture.rule-files.none') : null;
  return entry('production.rule-files', { value, note, items });
}

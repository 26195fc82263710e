import type { CheckReport, CheckState } from '../../../shared/governance/checks.ts';
import type { PostureEntry, PostureReport, PostureValue } from '../../../shared/governance/posture.ts';
import type { Digest } from '../../platform/salted-digest.ts';
import { changeSource, type Fact } from './change-source.ts';
import type { Source } from './source.ts';

/** The results of the rules of the policy in force. */
export function checkSource(read: () => Promise<CheckReport>, machineId: string): Source {
  return changeSource('check', async () => {
    const { policy, rules } = await read();
    return rules.map(
      ({ id, area, level, state, title }): Fact => ({
        key: `${policy}/${id}`,
        value: state,
        record: (before, { make, now }) => {
          const at = new Date(now).toISOString();
          const was = before as CheckState | null;
          const body = { policy, rule: id, area, level, state, before: was, title: title.text };
          return make('check', [machineId, policy, id, before, state, at], at, body);
        },
      }),
    );
  });
}

/** What Codex may do here. Paths are hashed by `conceal`, unless that is null. */
export function postureSource(
  read: () => Promise<PostureReport>,
  machineId: string,
  conceal: Digest | null,
): Source {
  return changeSource('posture', async () => {
    const { entries } = await read();
    return entries.flatMap((entry) => factsOf(entry, machineId, conceal));
  });
}

function factsOf(entry: PostureEntry, machineId: string, conceal: Digest | null): Fact[] {
  const fact = (item: string | null, value: PostureValue): Fact => ({
    key: item === null ? entry.id : `${entry.id}/${item}`,
    value: JSON.stringify(value),
    record: (before, { make, now }) => {
      const at = new Date(now).toISOString();
      const after = JSON.stringify(value);
      const body = {
        entry: entry.id,
        area: entry.area,
        item,
        before: before === 'null' ? null : before,
        after: after === 'null' ? null : after,
        layer: entry.origin?.layer ?? null,
        locked: entry.locked,
      };
      return make('posture', [machineId, entry.id, item, before, after, at], at, body);
    },
  });
  const shown = concealPaths(entry.value, conceal);
  const items = (entry.items ?? []).map(({ name, kind, identity, sha256, state }) =>
    fact(String(concealPaths(name, conceal)), concealPaths({ kind, identity, sha256, state }, conceal)),
  );
  return [...(shown === null ? [] : [fact(null, shown)]), ...items];
}

/** Replaces each text that holds the path of a folder or file, which names people and projects. */
export function concealPaths(value: PostureValue, conceal: Digest | null): PostureValue {
  if (conceal === null || value === null) return value;
  if (typeof value === 'string')
    return /^(?:~?[/\\]|[A-Za-z]:[/\\])|[/\\].*[/\\]/.test(value) ? conceal(value) : value;
  if (Array.isArray(value)) return value.map((each) => concealPaths(each, conceal));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      String(concealPaths(key, conceal)),
      concealPaths(each, conceal),
    ]),
  );
}

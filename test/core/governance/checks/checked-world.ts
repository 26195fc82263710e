import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { checkRules } from '../../../../electron/core/governance/checks/catalogue.ts';
import { decideChecks } from '../../../../electron/core/governance/checks/decide-checks.ts';
import type { CheckFacts } from '../../../../electron/core/governance/checks/facts/check-facts.ts';
import { gatherChecks } from '../../../../electron/core/governance/checks/gather-checks.ts';
import type { RuleId } from '../../../../electron/core/governance/checks/rule.ts';
import type { FieldValue } from '../../../../electron/core/governance/policy/field.ts';
import { defaultsOf } from '../../../../electron/core/governance/policy/load-policy.ts';
import type { Policy } from '../../../../electron/core/governance/policy/policy.ts';
import { KeptSessions } from '../../../../electron/core/index/kept-sessions.ts';
import { createFakeLogger } from '../../../fakes/logger.ts';
import { makeWorld, placer } from '../../config/world.ts';

export const NOW = Date.parse('2026-11-30T12:00:00.000Z');

/** What a test changes of a prepared home. */
export interface Change {
  /** A text in place of a file's, or null for none. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly facts?: (facts: CheckFacts) => Partial<CheckFacts>;
  /** Modes of files, such as `{ '$HOME/config.toml': 0o644 }`. */
  readonly modes?: Readonly<Record<string, number>>;
  readonly cwd?: string;
  readonly platform?: NodeJS.Platform;
}

export type RuleOptions = Readonly<Partial<Record<RuleId, Readonly<Record<string, FieldValue>>>>>;

/** A policy of these rules, with defaults for options that are not given. */
export function policyOf(rules: RuleOptions, more: Partial<Policy> = {}): Policy {
  return {
    name: 'test',
    file: null,
    rules: checkRules.flatMap((shape) => {
      const options = rules[shape.id];
      if (options === undefined) return [];
      return [
        {
          id: shape.id,
          level: shape.level,
          paths: [],
          options: { ...defaultsOf(shape), ...options },
          place: null,
        },
      ];
    }),
    waivers: [],
    ...more,
  };
}

/** Gathers the facts of a home that is made of files, as the rules get them. */
export async function factsOf(
  files: Readonly<Record<string, string>>,
  change: Change = {},
): Promise<CheckFacts> {
  const all = { ...files, ...change.files };
  const kept = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const world = await makeWorld(
    Object.fromEntries(kept),
    change.cwd === undefined ? {} : { cwd: change.cwd },
  );
  const { home, root } = world;
  const place = placer(root);
  for (const [name] of kept) if (!name.endsWith('/')) await chmod(place(name), 0o600);
  for (const [name, mode] of Object.entries(change.modes ?? {})) await chmod(place(name), mode);
  const facts = await gatherChecks(
    {
      codexHomes: [home],
      stateDir: join(root, 'state'),
      cwd: world.input.cwd,
      homeDir: join(root, 'user'),
      platform: change.platform ?? 'linux',
      env: {},
      etcDir: world.etc,
      now: NOW,
      logger: createFakeLogger(),
      processes: async () => [],
      probe: null,
    },
    new Set(['managed', 'secrets', 'trusted', 'hooks', 'processes', 'sessions', 'oldest-session']),
  );
  // Who runs the tests decides what they may write.
  const managed = facts.managed.map((file) => ({ ...file, isWritable: false }));
  const ready = { ...facts, managed, sessions: facts.sessions ?? new KeptSessions([]) };
  return { ...ready, ...change.facts?.(ready) };
}

/** Holds a prepared home against a policy. */
export async function checked(files: Readonly<Record<string, string>>, policy: Policy, change: Change = {}) {
  const facts = await factsOf(files, change);
  return decideChecks(
    facts,
    policy,
    change.cwd === undefined ? null : facts.stack.layers.length > 0 ? change.cwd : null,
  );
}

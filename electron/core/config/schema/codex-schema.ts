import { rulesOf } from './codex-rules.ts';
import type { Rule } from './rule.ts';

/**
 * Returns the keys of the tables that Glance explains, as a version of Codex knows them. Codex ignores any other
 * key in them.
 */
export function knownKeys(version: string | null): Readonly<Record<string, readonly string[]>> {
  const fields = fieldsOf(configRule(version));
  return Object.fromEntries(
    ['analytics', 'feedback', 'otel'].map((name) => [name, Object.keys(fieldsOf(fields[name]))]),
  );
}

/**
 * Returns what makes a merged configuration valid, for every key. A newer Codex than the verified one has the same
 * rules; what follows from them is then not verified.
 */
export function configRule(version: string | null): Rule {
  return rulesOf(version).config;
}

/** Returns every key at the top of a configuration file, in order. */
export function topLevelKeys(version: string | null): readonly string[] {
  return Object.keys(fieldsOf(configRule(version))).toSorted();
}

/** Returns what makes a requirements file valid, for every key. It has no `analytics`. */
export function requirementsRule(version: string | null): Rule {
  return rulesOf(version).requirements;
}

/** Returns every top-level key that requirements.toml accepts. Others are ignored. */
export function requirementKeys(version: string | null): readonly string[] {
  return Object.keys(fieldsOf(requirementsRule(version)));
}

/** Returns the keys that an entry of `model_providers` can have. */
export function providerKeys(version: string | null): readonly string[] {
  const providers = fieldsOf(configRule(version)).model_providers;
  return Object.keys(fieldsOf(providers?.is === 'table' ? providers.each : undefined));
}

function fieldsOf(rule: Rule | undefined): Readonly<Record<string, Rule>> {
  return rule?.is === 'table' ? (rule.fields ?? {}) : {};
}

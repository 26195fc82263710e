import { rulesOf } from './codex-rules.ts';
import type { Rule } from './rule.ts';

/** Keys of the tables that Glance explains, as a Codex knows them. Any other key in them is ignored by it. */
export function knownKeys(version: string | null): Readonly<Record<string, readonly string[]>> {
  const fields = fieldsOf(configRule(version));
  return Object.fromEntries(
    ['analytics', 'feedback', 'otel'].map((name) => [name, Object.keys(fieldsOf(fields[name]))]),
  );
}

/**
 * What makes a merged configuration valid, for every key. A newer Codex than the verified one has the same
 * rules; what follows from them is then not verified.
 */
export function configRule(version: string | null): Rule {
  return rulesOf(version).config;
}

/** Every key at the top of a configuration file, in order. */
export function topLevelKeys(version: string | null): readonly string[] {
  return Object.keys(fieldsOf(configRule(version))).toSorted();
}

/** What makes a requirements file valid, for every key. It has no `analytics`. */
export function requirementsRule(version: string | null): Rule {
  return rulesOf(version).requirements;
}

/** Every top-level key that requirements.toml accepts. Others are ignored. */
export function requirementKeys(version: string | null): readonly string[] {
  return Object.keys(fieldsOf(requirementsRule(version)));
}

/** The keys that an entry of `model_providers` can have. */
export function providerKeys(version: string | null): readonly string[] {
  const providers = fieldsOf(configRule(version)).model_providers;
  return Object.keys(fieldsOf(providers?.is === 'table' ? providers.each : undefined));
}

function fieldsOf(rule: Rule | undefined): Readonly<Record<string, Rule>> {
  return rule?.is === 'table' ? (rule.fields ?? {}) : {};
}

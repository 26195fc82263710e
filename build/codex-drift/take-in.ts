import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareVersions } from '../../electron/core/codex-version/version-order.ts';
import rules from '../../electron/core/config/schema/codex-rules.json' with { type: 'json' };
import type { RuleFile } from '../../electron/core/config/schema/rule.ts';
import { catalog } from '../../electron/core/telemetry/catalog/catalog.ts';
import { VERIFIED_CODEX } from '../../electron/shared/codex/codex.ts';
import type { CodexModel } from '../../electron/shared/codex/codex-models.ts';
import type { Rules } from './config-rules/derive.ts';
import { writeRuleFile } from './config-rules/write.ts';
import { withRules } from './configuration-rules.ts';
import type { Items } from './fingerprint.ts';
import type { Measured } from './measure.ts';
import { type Records, writeRecords } from './records.ts';
import { catalogueText, completeCatalogue } from './telemetry/catalogue.ts';

const fileOf = (path: string) => new URL(`../../electron/${path}`, import.meta.url);
const VERIFIED_FILE = fileOf('shared/codex/verified-codex.json');
const MODELS_FILE = fileOf('shared/codex/codex-models.json');
const FEATURES_FILE = fileOf('shared/codex/codex-features.json');
const PRICES_FILE = fileOf('core/pricing/prices.json');
const CATALOGUE_FILE = fileOf('core/telemetry/catalog/catalog.json');

/**
 * Writes what was found of a Codex into the repository: its record and its rules, and where it is the verified one or
 * newer also models, default tiers, the telemetry catalogue and the verified version. Returns what was
 * written, by path.
 */
export function takeIn(measured: Measured, derived: Rules, records: Records, today: string): string[] {
  const { version, fingerprint, models, telemetry } = measured;
  const isNewest = compareVersions(version, VERIFIED_CODEX.version) >= 0;
  const base = isNewest ? version : VERIFIED_CODEX.version;
  writeRecords(new Map([...records, [version, fingerprint]]), base);
  writeRuleFile(withRules(rules as unknown as RuleFile, derived));
  const always = ['build/codex-drift/records', 'electron/core/config/schema/codex-rules.json'];
  if (!isNewest) return always;
  writeFileSync(MODELS_FILE, modelsText(version, models));
  writeFileSync(FEATURES_FILE, featuresText(version, fingerprint.features));
  const prices = JSON.parse(readFileSync(PRICES_FILE, 'utf8')) as Prices;
  writeFileSync(PRICES_FILE, `${JSON.stringify(withDefaultTiers(prices, models), null, 2)}\n`);
  writeFileSync(CATALOGUE_FILE, catalogueText(completeCatalogue(catalog, telemetry, version)));
  if (version !== VERIFIED_CODEX.version) {
    writeFileSync(VERIFIED_FILE, `${JSON.stringify({ version, date: today }, null, 2)}\n`);
  }
  for (const file of [MODELS_FILE, FEATURES_FILE, PRICES_FILE, VERIFIED_FILE])
    formatFile(fileURLToPath(file));
  return [
    ...always,
    'electron/shared/codex/codex-models.json',
    'electron/shared/codex/codex-features.json',
    'electron/core/pricing/prices.json',
    'electron/core/telemetry/catalog/catalog.json',
    'electron/shared/codex/verified-codex.json',
  ];
}

/** Formats a file as the repository's other JSON is. */
function formatFile(file: string): void {
  const biome = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));
  execFileSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'pipe' });
}

/** The part of the price table that Codex decides. */
export interface Prices {
  readonly models: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The price table with the default tiers of a Codex; models that it does not carry keep theirs. */
export function withDefaultTiers<Table extends Prices>(table: Table, models: readonly CodexModel[]): Table {
  const carried = new Map(models.map((model) => [model.slug, model.defaultTier]));
  const changed = Object.entries(table.models).map(([slug, model]) => {
    const tier = carried.get(slug);
    if (tier === undefined || tier === (model.defaultTier ?? null)) return [slug, model];
    const { launched, defaultTier: _old, ...rest } = model;
    return [
      slug,
      { ...(launched === undefined ? {} : { launched }), ...(tier && { defaultTier: tier }), ...rest },
    ];
  });
  return { ...table, models: Object.fromEntries(changed) };
}

/** The models as their file has them. */
export function modelsText(codexVersion: string, models: readonly CodexModel[]): string {
  return `${JSON.stringify({ codexVersion, models }, null, 2)}\n`;
}

/** The features that are not finished, with their stages, as their file has them. */
export function featuresText(codexVersion: string, features: Items): string {
  const stages = Object.entries(features)
    .map(([name, text]) => [name, text.replace(/, (?:on|off)$/, '')] as const)
    .filter(([, stage]) => stage === 'experimental' || stage === 'under development');
  return `${JSON.stringify({ codexVersion, stages: Object.fromEntries(stages) }, null, 2)}\n`;
}

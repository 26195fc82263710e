/**
 * `npm run codex-drift -- [VERSION|latest] [--against VERSION] [--rules] [--write]`: installs that Codex into a
 * scratch folder and tells in what it is not as the repository says. Exits with 0 where there is nothing,
 * 1 on drift, 2 on wrong usage and 3 where it could not be found out.
 */
import { parseArgs } from 'node:util';
import { rulesOf } from '../../electron/core/config/schema/codex-rules.ts';
import { catalog } from '../../electron/core/telemetry/catalog/catalog.ts';
import { VERIFIED_CODEX } from '../../electron/shared/codex/codex.ts';
import { codexModels } from '../../electron/shared/codex/codex-models.ts';
import { deriveConfigRules, type Rules } from './config-rules/derive.ts';
import { allRuleItems } from './configuration-rules.ts';
import {
  decideDrift,
  decideModels,
  decideRules,
  type RuleComparison,
  rowsOfFailures,
  rowsOfGaps,
} from './decide.ts';
import type { Fingerprint } from './fingerprint.ts';
import { InstalledCodex } from './installed-codex.ts';
import { measureCodex } from './measure.ts';
import { type Records, readRecords } from './records.ts';
import { layOut, type Row } from './table.ts';
import { takeIn } from './take-in.ts';
import { findGaps } from './telemetry/catalogue.ts';
import { testCodex } from './tested-codex.ts';

/** The records were made with programs for it, and other programs hold other texts. */
const PLATFORM = 'linux-x64';

/** So often the sessions run before a record is written. */
const RUNS_FOR_A_RECORD = 3;

/** A version or a tag of the package, and nothing else that npm would install. */
const VERSION = /^\w[\w.-]*$/;

const USAGE = 'Usage: npm run codex-drift -- [VERSION|latest] [--against VERSION] [--rules] [--write]';

const startedAt = performance.now();
const say = (text: string) => console.error(`${seconds().padStart(5)} s  ${text}`);

function seconds(): string {
  return ((performance.now() - startedAt) / 1000).toFixed(0);
}

interface Wanted {
  readonly version: string;
  readonly against: string;
  /** Whether the rules of the configuration are derived from the program: that takes the longest. */
  readonly rules: boolean;
  readonly write: boolean;
}

function readArguments(): Wanted | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        against: { type: 'string' },
        rules: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    });
    const [version = 'latest', ...more] = positionals;
    const against = values.against ?? VERIFIED_CODEX.version;
    const isNamed = [version, against].every((each) => VERSION.test(each));
    return isNamed && more.length === 0
      ? { version, against, rules: values.rules || values.write, write: values.write }
      : null;
  } catch {
    return null;
  }
}

/** What the version that is compared with has: as recorded, else as measured. */
async function readBase(against: string, records: Records): Promise<Fingerprint> {
  const recorded = records.get(against);
  if (recorded) return recorded;
  say(`installing Codex ${against}, which has no record`);
  using codex = await InstalledCodex.install(against);
  return (await measureCodex(codex, { records, runs: 1, say })).fingerprint;
}

/** Rules that the product has of both versions, and those of the program; of requirements where they could be asked. */
function compareRules(derived: Rules, version: string, against: string): RuleComparison {
  const ofProduct = (codex: string) => {
    const { config, requirements } = rulesOf(codex);
    return allRuleItems(config, derived.requirements && requirements);
  };
  return {
    product: ofProduct(version),
    derived: allRuleItems(derived.config, derived.requirements),
    base: ofProduct(against),
  };
}

async function run({ version: wanted, against, rules: asksRules, write }: Wanted): Promise<number> {
  const records = readRecords();
  const base = await readBase(against, records);
  say(`installing Codex ${wanted}`);
  using codex = await InstalledCodex.install(wanted);
  const { version } = codex;
  const record = records.get(version) ?? null;
  say(`this is Codex ${version}, ${record ? 'of which there is a record' : 'of which there is no record'}`);
  const runs = write ? RUNS_FOR_A_RECORD : 1;
  const measured = await measureCodex(codex, { records, runs, say });
  const rows: Row[] = [
    ...decideDrift({ found: measured.fingerprint, record, base }),
    ...(version === VERIFIED_CODEX.version ? decideModels(codexModels, measured.fingerprint) : []),
    ...rowsOfGaps(findGaps(catalog, measured.telemetry, version)),
  ];
  const written: string[] = [];
  if (asksRules) {
    say('deriving the rules of its configuration, which takes the longest');
    const derived = await deriveConfigRules(codex.binary);
    rows.push(...decideRules(compareRules(derived, version, against)));
    if (write) written.push(...takeIn(measured, derived, records, new Date().toISOString().slice(0, 10)));
  }
  say('running lab, differential and --verify with it');
  const tested = await testCodex(codex);
  rows.push(...rowsOfFailures(tested.failures));
  if (rows.length > 0) console.log(`${layOut(rows, { before: against, now: version })}\n`);
  for (const path of written) console.log(`Written: ${path}`);
  const items = Object.values(measured.fingerprint).reduce((sum, each) => sum + Object.keys(each).length, 0);
  const drift = rows.filter(({ state }) => state === 'DRIFT').length;
  console.log(
    `Codex ${version} against ${against}: ${items} items compared, ${tested.passed} tests passed, ` +
      `${rows.length - drift} known differences, ${drift} not known; in ${seconds()} s.`,
  );
  const unwritten = write ? tested.failures.length : drift;
  return unwritten > 0 ? 1 : 0;
}

// The scratch folders go as the process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const wanted = readArguments();
if (wanted === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else if (`${process.platform}-${process.arch}` !== PLATFORM) {
  console.error(`The records are of programs for ${PLATFORM}; run it there.`);
  process.exitCode = 3;
} else {
  try {
    process.exitCode = await run(wanted);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 3;
  }
}

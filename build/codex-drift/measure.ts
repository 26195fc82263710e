import { readFileSync } from 'node:fs';
import { catalog } from '../../electron/core/telemetry/catalog/catalog.ts';
import type { CodexModel } from '../../electron/shared/codex/codex-models.ts';
import { readFeatures } from './features.ts';
import { type Fingerprint, findItemDifferences, type Items, joinRuns } from './fingerprint.ts';
import type { InstalledCodex } from './installed-codex.ts';
import { modelItems, readModels } from './models.ts';
import { readProgramTexts } from './program-texts.ts';
import { readProtocol } from './protocol.ts';
import type { Records } from './records.ts';
import { readSessions } from './sessions.ts';
import { askStrictKeys, candidateKeys } from './strict-keys.ts';
import { structuresIn } from './structures.ts';
import { type CapturedTelemetry, captureTelemetry, telemetryItems } from './telemetry/captured-telemetry.ts';
import { namesIn } from './telemetry/telemetry-names.ts';

/** What was found of a Codex. */
export interface Measured {
  readonly version: string;
  readonly fingerprint: Fingerprint;
  readonly models: readonly CodexModel[];
  /** Of the last run. */
  readonly telemetry: CapturedTelemetry;
}

/** So often the sessions run at most where they do not show what is recorded. */
const MOST_RUNS = 3;

/** How it goes. */
export interface MeasureOptions {
  readonly records: Records;
  /** How often the sessions run: what not every run shows is marked only where there are several. */
  readonly runs: number;
  /** Says what is done next. */
  say(step: string): void;
}

/** Finds out all that is compared of a Codex. Takes about two minutes a run, and reaches loopback only. */
export async function measureCodex(
  codex: InstalledCodex,
  { records, runs, say }: MeasureOptions,
): Promise<Measured> {
  codex.use();
  say('reading the program');
  const program = readProgramTexts(readFileSync(codex.binary));
  const found = namesIn(program, knownNames(records));
  say('asking it for its protocol, models, features and keys');
  const protocol = await readProtocol(codex);
  const models = await readModels(codex);
  const features = await readFeatures(codex);
  const strictKeys = await askStrictKeys(codex, candidateKeys(program.listed));
  const lines: Items[] = [];
  const databases: Items[] = [];
  const sent: Items[] = [];
  let telemetry: CapturedTelemetry | null = null;
  const record = records.get(codex.version);
  /** True where runs did not show all that the record has: a busy machine may drop what is sent last. */
  const isShort = () =>
    record !== undefined &&
    [
      ...findItemDifferences('rollout lines', record['rollout lines'], joinRuns(lines)),
      ...findItemDifferences('telemetry of runs', record['telemetry of runs'], joinRuns(sent)),
    ].some((difference) => difference.found === null);
  for (let run = 1; run <= runs || (run <= MOST_RUNS && isShort()); run += 1) {
    const which = run === 1 && runs === 1 ? '' : `, run ${run}`;
    say(`running scripted sessions${which}`);
    const sessions = await readSessions();
    lines.push(sessions.lines);
    databases.push(sessions.databases);
    say(`capturing what it sends${which}`);
    telemetry = await captureTelemetry();
    sent.push(telemetryItems(telemetry));
  }
  if (telemetry === null) throw new Error('At least one run is needed.');
  const fingerprint: Fingerprint = {
    structures: structuresIn(program.text),
    protocol,
    models: modelItems(models),
    features,
    'strict keys': strictKeys,
    'rollout lines': joinRuns(lines),
    databases: joinRuns(databases),
    'telemetry of runs': joinRuns(sent),
    'telemetry names': Object.fromEntries(found.map((name) => [name, 'in the program'])),
  };
  return { version: codex.version, fingerprint, models, telemetry };
}

/** The catalogue's names and those of every record. */
function knownNames(records: Records): Set<string> {
  const recorded = [...records.values()].flatMap((each) => Object.keys(each['telemetry names']));
  return new Set([...catalog.metrics.map(({ name }) => name), ...recorded]);
}

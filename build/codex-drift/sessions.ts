import { Codex } from '../../test/lab/codex/codex.ts';
import { Provider } from '../../test/lab/provider/provider.ts';
import { rolloutsOf, type Scenario } from '../../test/lab/scenarios/scenario.ts';
import { scenarios } from '../../test/lab/scenarios/scenarios.ts';
import { readDatabases } from './databases.ts';
import type { Items } from './fingerprint.ts';
import { LineKeys } from './rollout-lines.ts';

/** How many sessions run side by side. */
const WORKERS = 2;

/** What the lab's sessions leave behind. */
export interface SessionItems {
  readonly lines: Items;
  readonly databases: Items;
}

/**
 * Runs the lab's scripted sessions and returns which keys their lines have and which columns the
 * databases. Sessions that begin with recorded lines of an older Codex are left out.
 */
export async function readSessions(): Promise<SessionItems> {
  const keys = new LineKeys();
  const databases: Record<string, string> = {};
  const left = scenarios.filter(({ recorded }) => recorded === undefined);
  const work = async () => {
    for (let scenario = left.shift(); scenario; scenario = left.shift()) {
      Object.assign(databases, await runScenario(scenario, keys));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return { lines: keys.items(), databases };
}

async function runScenario(scenario: Scenario, keys: LineKeys): Promise<Items> {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, ...scenario.codex });
  const read = () => {
    for (const file of rolloutsOf(codex.home)) keys.readFile(file);
  };
  try {
    await scenario.run({ provider, codex, step: async () => read() });
  } catch (error) {
    // What a scenario needs and this Codex lacks is for the lab's tests to tell; its lines count.
    keys.readLine(JSON.stringify({ type: `not run: ${scenario.name}` }));
    if (!(error instanceof Error)) throw error;
  }
  read();
  return readDatabases(codex.home);
}

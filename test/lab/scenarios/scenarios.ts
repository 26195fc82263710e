import { agentScenarios } from './agents.ts';
import { failureScenarios } from './failures.ts';
import { forkScenarios } from './forks.ts';
import { historyScenarios } from './history.ts';
import { providerScenarios } from './providers.ts';
import type { Scenario } from './scenario.ts';
import { turnScenarios } from './turns.ts';

/** Everything Codex can be made to do to a home whose bill is known. */
export const scenarios: readonly Scenario[] = [
  ...turnScenarios,
  ...failureScenarios,
  ...historyScenarios,
  ...forkScenarios,
  ...agentScenarios,
  ...providerScenarios,
];

import type { Scenario } from './scenario.ts';
import { agentScenarios } from './scenarios-agents.ts';
import { failureScenarios } from './scenarios-failures.ts';
import { forkScenarios } from './scenarios-forks.ts';
import { historyScenarios } from './scenarios-history.ts';
import { providerScenarios } from './scenarios-providers.ts';
import { turnScenarios } from './scenarios-turns.ts';

/** Everything Codex can be made to do to a home whose bill is known. */
export const scenarios: readonly Scenario[] = [
  ...turnScenarios,
  ...failureScenarios,
  ...historyScenarios,
  ...forkScenarios,
  ...agentScenarios,
  ...providerScenarios,
];

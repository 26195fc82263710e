import { configFindings } from '../../../electron/core/config/findings.ts';
import { configReport } from '../../../electron/core/config/report.ts';
import { resolveConfig } from '../../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../../electron/core/config/stack.ts';
import { decideAnalytics } from '../../../electron/core/privacy/analytics.ts';
import { decideOtel } from '../../../electron/core/privacy/otel.ts';
import type { World } from './world.ts';

/** Reads the configuration of a machine, and gives all that Glance says of it. */
export async function verdictsOf({ input }: World) {
  const stack = await readConfigStack(input);
  const resolved = resolveConfig(stack);
  return {
    resolved,
    analytics: decideAnalytics(resolved, input.auth ?? null),
    otel: decideOtel(resolved),
    report: configReport(resolved, stack, []),
    findings: configFindings(stack, resolved),
  };
}

import { probeForCheck } from '../../core/governance/checks/probe-for-check.ts';
import { readSummary } from '../../core/statusline/read-summary.ts';
import { agentCommand } from '../commands/agent/agent.ts';
import { analyticsCommand } from '../commands/analytics.ts';
import { completionsCommand } from '../commands/completions.ts';
import { configCommand } from '../commands/config.ts';
import { doctorCommand } from '../commands/doctor.ts';
import { exportCommand } from '../commands/export/export.ts';
import { fleetCommand } from '../commands/fleet.ts';
import { baselineCommand, driftCommand } from '../commands/governance/baseline.ts';
import { checkCommand } from '../commands/governance/check.ts';
import { coverageCommand } from '../commands/governance/coverage.ts';
import { evidenceCommand } from '../commands/governance/evidence.ts';
import { guardCommand } from '../commands/governance/guard.ts';
import { guardHooks } from '../commands/governance/guard-hook.ts';
import { policyCommand } from '../commands/governance/policy.ts';
import { postureCommand } from '../commands/governance/posture.ts';
import { requirementsCommand } from '../commands/governance/requirements.ts';
import { storageCommand } from '../commands/governance/storage.ts';
import { manCommand } from '../commands/man.ts';
import { orgCommand } from '../commands/organisation/org.ts';
import { otelCommand } from '../commands/otel.ts';
import { pricingCommand } from '../commands/pricing.ts';
import { serveCommand } from '../commands/serve.ts';
import { statusCommand } from '../commands/status.ts';
import { statuslineCommand } from '../commands/statusline.ts';
import { usageCommand } from '../commands/usage/usage.ts';
import { watchCommand } from '../commands/watch.ts';
import type { Command } from '../run/command.ts';

/** In the order of help. */
export const commands: readonly Command[] = [
  statusCommand,
  usageCommand,
  pricingCommand,
  configCommand,
  analyticsCommand,
  otelCommand,
  postureCommand,
  coverageCommand,
  checkCommand(probeForCheck),
  policyCommand,
  requirementsCommand,
  baselineCommand,
  driftCommand,
  evidenceCommand,
  guardCommand(guardHooks),
  storageCommand,
  exportCommand,
  agentCommand,
  orgCommand,
  fleetCommand,
  watchCommand,
  statuslineCommand(readSummary),
  serveCommand,
  doctorCommand,
  completionsCommand(() => commands),
  manCommand(() => commands),
];

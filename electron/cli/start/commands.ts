import { probeForCheck } from '../../core/governance/checks/probe-for-check.ts';
import { readSummary } from '../../core/statusline/read-summary.ts';
import { analyticsCommand } from '../commands/analytics.ts';
import { baselineCommand, driftCommand } from '../commands/baseline.ts';
import { checkCommand } from '../commands/check.ts';
import { completionsCommand } from '../commands/completions.ts';
import { configCommand } from '../commands/config.ts';
import { coverageCommand } from '../commands/coverage.ts';
import { doctorCommand } from '../commands/doctor.ts';
import { evidenceCommand } from '../commands/evidence.ts';
import { guardCommand } from '../commands/guard.ts';
import { manCommand } from '../commands/man.ts';
import { otelCommand } from '../commands/otel.ts';
import { postureCommand } from '../commands/posture.ts';
import { pricingCommand } from '../commands/pricing.ts';
import { serveCommand } from '../commands/serve.ts';
import { statusCommand } from '../commands/status.ts';
import { statuslineCommand } from '../commands/statusline.ts';
import { storageCommand } from '../commands/storage.ts';
import { usageCommand } from '../commands/usage.ts';
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
  baselineCommand,
  driftCommand,
  evidenceCommand,
  guardCommand,
  storageCommand,
  watchCommand,
  statuslineCommand(readSummary),
  serveCommand,
  doctorCommand,
  completionsCommand(() => commands),
  manCommand(() => commands),
];

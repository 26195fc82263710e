import type { ExportPlan } from '../../electron/core/exporters/export-plan/plan.ts';
import { probe } from '../../electron/core/telemetry/probe/probe.ts';
import { planFor } from './probed.ts';

/** Probes the URL with the protocol of its arguments, says when it knows, and then has nothing more to do. */
const [address = '', protocol = 'json'] = process.argv.slice(2);
const plan = planFor(address, { protocol: protocol as ExportPlan['protocol'] });
const { state, reason } = await probe(plan, { now: Date.now, timeoutMs: 300 });
process.on('exit', () => process.stdout.write(` ${Math.round(performance.now() - known)}\n`));
const known = performance.now();
process.stdout.write(state === 'failing' ? String(reason) : state);

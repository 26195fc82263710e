import { onTestFinished } from 'vitest';
import { readEndpoint } from '../../electron/core/exporters/export-plan/endpoint.ts';
import { exportHeaders } from '../../electron/core/exporters/export-plan/headers.ts';
import {
  type ExportPlan,
  grpcMethod,
  type TlsFiles,
} from '../../electron/core/exporters/export-plan/plan.ts';
import type { SignalName } from '../../electron/core/exporters/exporter.ts';
import { type ProbeResult, probe } from '../../electron/core/telemetry/probe/probe.ts';

export interface Aim {
  readonly signal?: SignalName;
  readonly protocol?: ExportPlan['protocol'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly tls?: Partial<TlsFiles>;
}

/** A plan for a URL, as the configuration would give it. */
export function planFor(url: string, aim: Aim = {}): ExportPlan {
  const { signal = 'logs', protocol = 'json', headers = {}, tls = {} } = aim;
  const endpoint = readEndpoint(url, protocol, signal, {}, grpcMethod(signal));
  return {
    signal,
    protocol,
    target: endpoint.ok ? endpoint.target : null,
    fault: endpoint.ok ? null : endpoint.fault,
    headers: exportHeaders(headers, {}, signal, protocol),
    tls: { ca: null, certificate: null, key: null, ...tls },
    env: {},
    proxy: null,
    environment: [],
    hasHelper: false,
  };
}

/** Probes a URL with a short patience. */
export function probed(url: string, aim: Aim = {}, timeoutMs = 1_000): Promise<ProbeResult> {
  return probe(planFor(url, aim), { now: Date.now, timeoutMs });
}

/** Closes a server when the test is over. */
export async function using<T extends AsyncDisposable>(opening: Promise<T>): Promise<T> {
  const opened = await opening;
  onTestFinished(() => opened[Symbol.asyncDispose]());
  return opened;
}

import type { InspectedRecord, InspectionTotals } from '../../../shared/telemetry/inspect.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** Codex's events of a request to the model, over either transport. */
const MODEL_CALLS: readonly (string | null)[] = ['codex.api_request', 'codex.websocket_request'];
const TOOL_CALL = 'codex.tool_result';

/** Counts what arrives. Keeps no content; of each tool call only its duration. */
export class Totals {
  private readonly records: Record<SignalName, number> = { logs: 0, traces: 0, metrics: 0 };
  private readonly bytes: Record<SignalName, number> = { logs: 0, traces: 0, metrics: 0 };
  private readonly durations: number[] = [];
  private modelCalls = 0;
  private toolCalls = 0;
  private toolErrors = 0;
  private unreadable = 0;

  addExport(signal: SignalName, bytes: number): void {
    this.bytes[signal] += bytes;
  }

  addUnreadable(): void {
    this.unreadable += 1;
  }

  add({ signal, name, attributes }: InspectedRecord): void {
    this.records[signal] += 1;
    if (signal !== 'logs') return;
    if (MODEL_CALLS.includes(name)) this.modelCalls += 1;
    if (name !== TOOL_CALL) return;
    this.toolCalls += 1;
    const duration = Number(attributes.duration_ms ?? Number.NaN);
    if (Number.isFinite(duration)) this.durations.push(duration);
    if (String(attributes.success) === 'false') this.toolErrors += 1;
  }

  view(): InspectionTotals {
    const sorted = this.durations.toSorted((a, b) => a - b);
    return {
      records: { ...this.records },
      bytes: { ...this.bytes },
      modelCalls: this.modelCalls,
      toolCalls: this.toolCalls,
      toolCallMedianMs: sorted[Math.floor(sorted.length / 2)] ?? null,
      toolErrorRate: this.toolCalls === 0 ? null : this.toolErrors / this.toolCalls,
      unreadable: this.unreadable,
    };
  }
}

import type { InspectedValue } from '../../../shared/telemetry/inspect.ts';

/**
 * Attributes that hold what people and models wrote, or what tools read and returned
 * (codex-rs/otel/src/events/session_telemetry.rs).
 */
const content = new Set([
  'prompt',
  'arguments',
  'output',
  'response',
  'rationale',
  'content',
  'text',
  'input',
  'command',
  'result',
  'body',
]);

/** True for attributes whose value may hold content. Names are compared by their last part. */
export function isContent(name: string): boolean {
  return content.has(name.split('.').at(-1)?.toLowerCase() ?? '');
}

/** The length tells whether there was something, without telling what. */
export function mask(value: InspectedValue): string {
  return `[masked: ${String(value ?? '').length} characters]`;
}

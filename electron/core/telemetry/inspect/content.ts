import type { InspectedValue } from '../../../shared/telemetry/inspect.ts';

/**
 * Attributes with text of people and models, or of what tools read and returned
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

/** Returns true for attributes that may contain such content. Names are compared by their last part. */
export function isContent(name: string): boolean {
  return content.has(name.split('.').at(-1)?.toLowerCase() ?? '');
}

/** Masks a value: its length shows that there was something, not what. */
export function mask(value: InspectedValue): string {
  return `[masked: ${String(value ?? '').length} characters]`;
}

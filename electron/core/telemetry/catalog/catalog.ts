import catalogJson from './catalog.json' with { type: 'json' };

/** How an entry is known: it was captured, read in the source, or only its name is in the program. */
export type Evidence = 'captured' | 'source' | 'name';

/** A metric that Codex can send. */
export interface CatalogMetric {
  readonly name: string;
  readonly description: string | null;
  readonly kind: 'counter' | 'histogram';
  readonly unit: string | null;
  readonly evidence: Evidence;
  readonly tags: readonly string[];
  /** False where it goes to a collector of the user's own only. */
  readonly openai: boolean;
}

/** A usage event that Codex can send. */
export interface CatalogEvent {
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly string[];
  /** What in it tells of a person or company. */
  readonly privacy: readonly string[];
  /** With an API key none is sent but those about plugins. */
  readonly apiKey: 'never' | 'plugins';
  readonly evidence: Evidence;
}

/** All that one version of Codex can send as analytics. */
export interface Catalog {
  readonly codexVersion: string;
  readonly metrics: readonly CatalogMetric[];
  readonly events: readonly CatalogEvent[];
}

/**
 * Names and fields as Codex 0.169.0 sends them: captured from its binary, read in `analytics/src/events.rs`
 * and `otel/src/events/session_telemetry.rs`, or found by name in the binary.
 */
export const catalog = catalogJson as Catalog;

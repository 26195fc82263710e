import catalogJson from './catalog.json' with { type: 'json' };

/** How an entry is known: captured, read in the source, or only its name was found in the program. */
export type Evidence = 'captured' | 'source' | 'name';

/** A metric that Codex can send. */
export interface CatalogMetric {
  readonly name: string;
  readonly description: string | null;
  /** Null where only the name is known and does not tell. */
  readonly kind: 'counter' | 'histogram' | null;
  readonly unit: string | null;
  readonly evidence: Evidence;
  readonly tags: readonly string[];
  /** False where it goes only to a collector of the user's own. */
  readonly openai: boolean;
  /** The first verified Codex that has it; absent where the first verified one already did. */
  readonly since?: string;
}

/** A usage event that Codex can send. */
export interface CatalogEvent {
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly string[];
  /** The parts that identify a person or company. */
  readonly privacy: readonly string[];
  /** With an API key only events about plugins are sent. */
  readonly apiKey: 'never' | 'plugins';
  readonly evidence: Evidence;
}

/** Everything that one version of Codex can send as analytics. */
export interface Catalog {
  readonly codexVersion: string;
  readonly metrics: readonly CatalogMetric[];
  readonly events: readonly CatalogEvent[];
}

/**
 * Names and fields as the verified Codex sends them: captured from its binary, read in `analytics/src/events.rs` and
 * `otel/src/events/session_telemetry.rs`, or found by name in the binary.
 */
export const catalog = catalogJson as Catalog;

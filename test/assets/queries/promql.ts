import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** What a query in PromQL names. */
export interface PromqlNames {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
}

/** Puts a fixed time or value for what Grafana fills in. */
export function filled(query: string): string {
  return query.replaceAll(/\$__(rate_interval|range|auto|interval)/g, '5m').replaceAll(/\$[a-z_]+/g, '.*');
}

/**
 * Reads the names in a query of PromQL.
 *
 * @throws where it cannot be parsed.
 */
export function promqlNames(query: string): PromqlNames {
  const text = filled(query);
  const metrics = new Set<string>();
  const labels = new Set<string>();
  parser.parse(text).iterate({
    enter(node) {
      const name = text.slice(node.from, node.to);
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${text}`);
      if (node.name === 'Identifier' && isMetric(node.node)) metrics.add(name);
      if (node.name === 'LabelName') labels.add(name);
    },
  });
  return { metrics: [...metrics], labels: [...labels] };
}

function isMetric(node: SyntaxNode): boolean {
  return node.parent?.name === 'VectorSelector';
}

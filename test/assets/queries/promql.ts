import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** What a query in PromQL names. */
export interface PromqlNames {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
  /** Labels that are not matched by one selector, such as those that it is grouped by. */
  readonly grouping: readonly string[];
  /** Each metric with the labels that are matched of it. */
  readonly selectors: readonly { readonly metric: string; readonly labels: readonly string[] }[];
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
  const grouping = new Set<string>();
  const selectors: { metric: string; labels: string[] }[] = [];
  parser.parse(text).iterate({
    enter(node) {
      const name = text.slice(node.from, node.to);
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${text}`);
      if (node.name === 'Identifier' && isMetric(node.node)) {
        metrics.add(name);
        selectors.push({ metric: name, labels: [] });
      }
      if (node.name !== 'LabelName') return;
      labels.add(name);
      if (isMatched(node.node)) selectors.at(-1)?.labels.push(name);
      else grouping.add(name);
    },
  });
  return { metrics: [...metrics], labels: [...labels], grouping: [...grouping], selectors };
}

/** Whether a label is one that a selector, whose metric stands before it, matches. */
function isMatched(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at.name === 'VectorSelector') return true;
  return false;
}

function isMetric(node: SyntaxNode): boolean {
  return node.parent?.name === 'VectorSelector';
}

import { parser } from '@grafana/lezer-logql';
import { filled } from './promql.ts';

/** What a query in LogQL names. */
export interface LogqlNames {
  /** Events that it asks for, such as `codex.sse_event`. */
  readonly events: readonly string[];
  /** Labels and structured metadata, dots as underscores. */
  readonly fields: readonly string[];
}

/**
 * Reads the names in a query of LogQL.
 *
 * @throws where it cannot be parsed.
 */
export function logqlNames(query: string): LogqlNames {
  const text = filled(query);
  const events = new Set<string>();
  const fields = new Set<string>();
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`not LogQL at ${node.from}: ${text}`);
      if (node.name !== 'Identifier') return;
      const name = text.slice(node.from, node.to);
      fields.add(name);
      if (name !== 'event_name') return;
      const matcher = node.node.parent;
      const value = matcher?.getChild('String');
      if (value) events.add(text.slice(value.from + 1, value.to - 1));
    },
  });
  return { events: [...events], fields: [...fields] };
}

import type { LogQuestion, MetricQuestion } from '../../../build/dashboards/signoz-board.ts';

/** What a question to SigNoz's query builder names. */
export interface BuilderNames {
  readonly events: readonly string[];
  readonly fields: readonly string[];
}

/** Reads the names in a question to SigNoz's query builder. */
export function fieldsOf({ value, filter, by = [] }: LogQuestion): BuilderNames {
  const aggregated = /^[a-z0-9_]+\(([^)]*)\)$/.exec(value)?.[1];
  if (aggregated === undefined) throw new Error(`not an aggregation: ${value}`);
  const conditions = conditionsOf(filter);
  const events = conditions
    .filter(({ field }) => field === 'event.name')
    .flatMap(({ value: name }) => name ?? []);
  const fields = [aggregated, ...conditions.map(({ field }) => field), ...by].filter((field) => field !== '');
  return { events, fields };
}

/** Reads the names in a question about a metric: those of its attributes. */
export function attributesOf({ filter, by = [] }: MetricQuestion): string[] {
  return [...(filter === '' ? [] : conditionsOf(filter).map(({ field }) => field)), ...by];
}

function conditionsOf(filter: string) {
  return filter.split(/ (?:AND|OR) /).map((condition) => {
    const match = /^([a-z_.]+) (?:EXISTS|(?:=|!=|>=|<=|>|<) ('[^']*'|[0-9.]+|true|false))$/.exec(condition);
    if (match?.[1] === undefined) throw new Error(`not a condition: ${condition}`);
    return { field: match[1], value: match[2]?.replaceAll("'", '') };
  });
}

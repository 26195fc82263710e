import { placed } from './grid.ts';
import type { LogQuestion, MetricQuestion, SignozBoard, SignozKind, SignozPanel } from './signoz-board.ts';

/** The grid is this wide. */
const COLUMNS = 12;

/**
 * Renders a board in the format that SigNoz imports: `schemaVersion` v6, as the dashboards of SigNoz/dashboards have it
 * since 2026-09.
 */
export function signozJson(board: SignozBoard) {
  const keys = board.panels.map(({ title }) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
  return {
    schemaVersion: 'v6',
    name: board.name,
    tags: [],
    spec: {
      display: { name: board.title, description: board.about },
      variables: [],
      panels: Object.fromEntries(board.panels.map((panel, index) => [keys[index], rendered(panel)])),
      layouts: [{ kind: 'Grid', spec: { items: items(board.panels, keys) } }],
      duration: '',
      refreshInterval: '',
      links: [],
    },
  };
}

/** Places panels in rows, and names for each place the panel that stands there. */
function items(panels: readonly SignozPanel[], keys: readonly string[]) {
  const sized = panels.map(({ width, kind }) => ({ width, height: kind === 'number' ? 2 : 6 }));
  return placed(sized, COLUMNS).map(({ x, y, w, h }, index) => ({
    x,
    y,
    width: w,
    height: h,
    content: { $ref: `#/spec/panels/${keys[index]}` },
  }));
}

function rendered(panel: SignozPanel) {
  const { title, about, kind, formula } = panel;
  const queries = panel.questions.map((question, index) =>
    builder(question, String.fromCharCode(65 + index), formula !== undefined, kind !== 'lines'),
  );
  const [only] = queries;
  const plugin =
    queries.length === 1 && formula === undefined
      ? { kind: 'signoz/BuilderQuery', spec: only }
      : {
          kind: 'signoz/CompositeQuery',
          spec: { queries: [...queries.map(enveloped), ...formulas(formula)] },
        };
  return {
    kind: 'Panel',
    spec: {
      display: { name: title, description: about },
      plugin: { kind: plugins[kind], spec: appearance(panel) },
      queries: [{ kind: kind === 'lines' ? 'time_series' : 'scalar', spec: { name: 'A', plugin } }],
      links: [],
    },
  };
}

const plugins: Record<SignozKind, string> = {
  number: 'signoz/NumberPanel',
  lines: 'signoz/TimeSeriesPanel',
  pie: 'signoz/PieChartPanel',
  table: 'signoz/TablePanel',
};

function appearance({ kind, unit }: SignozPanel) {
  const visualization = { timePreference: 'global_time' };
  const formatting = { unit, decimalPrecision: '2' };
  if (kind === 'table') return { visualization, formatting: { decimalPrecision: '2' }, thresholds: null };
  if (kind === 'number') return { visualization, formatting, thresholds: null };
  const legend = { position: 'bottom', mode: 'list', customColors: null };
  return { visualization, formatting, legend };
}

function builder(
  question: LogQuestion | MetricQuestion,
  name: string,
  disabled: boolean,
  isReduced: boolean,
) {
  const { filter, by = [], legend = '' } = question;
  return {
    name,
    signal: 'value' in question ? 'logs' : 'metrics',
    source: '',
    aggregations: ['value' in question ? { expression: question.value } : ofMetric(question, isReduced)],
    disabled,
    filter: { expression: filter },
    groupBy: by.map((field) => ({ name: field, signal: '', fieldContext: '', fieldDataType: '' })),
    order: [],
    having: { expression: '' },
    functions: [],
    legend,
  };
}

/** One value of a range is the sum of what came within each step, or the last of a state. */
function ofMetric({ metric, time, space }: MetricQuestion, isReduced: boolean) {
  const reduceTo = time === 'increase' ? 'sum' : 'last';
  return {
    metricName: metric,
    timeAggregation: time,
    spaceAggregation: space,
    ...(isReduced ? { reduceTo } : {}),
  };
}

const enveloped = (spec: ReturnType<typeof builder>) => ({ type: 'builder_query', spec });

function formulas(formula: SignozPanel['formula']) {
  if (formula === undefined) return [];
  const { expression, legend } = formula;
  return [
    {
      type: 'builder_formula',
      spec: { name: 'F1', expression, disabled: false, having: { expression: '' }, legend },
    },
  ];
}

import * as bargauge from '@grafana/grafana-foundation-sdk/bargauge';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import * as common from '@grafana/grafana-foundation-sdk/common';
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import * as loki from '@grafana/grafana-foundation-sdk/loki';
import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import type { Board, Choice, Panel, PanelKind, Question } from './board.ts';
import { type Place, placed } from './grid.ts';

/** The variable that says which data source of this type the dashboard asks. */
const SOURCE = 'datasource';
/** The grid of Grafana is this wide. */
const COLUMNS = 24;
/** What the range of a number, a bar and a table ends with: one value a series. */
const AT_THE_END = ['lastNotNull'];

type Source = Board['source'];

/** Grafana's names of the plugins that ask the sources. */
const plugins: Record<Source, string> = {
  prometheus: 'prometheus',
  loki: 'loki',
  clickhouse: 'grafana-clickhouse-datasource',
};

/** Renders a board as the JSON that Grafana imports. */
export function grafanaJson(board: Board): dashboard.Dashboard {
  const { source } = board;
  const built = new dashboard.DashboardBuilder(board.title)
    .uid(board.uid)
    .description(board.about)
    .tags(['codex'])
    .time({ from: 'now-7d', to: 'now' })
    .refresh('5m')
    .tooltip(dashboard.DashboardCursorSync.Crosshair)
    .withVariable(new dashboard.DatasourceVariableBuilder(SOURCE).label('Source').type(plugins[source]));
  for (const choice of board.choices) built.withVariable(variable(choice, source));
  let top = 0;
  for (const { title, panels } of board.sections) {
    built.withRow(new dashboard.RowBuilder(title).gridPos({ x: 0, y: top, w: COLUMNS, h: 1 }));
    const sized = panels.map(({ width, kind }) => ({ width, height: heights[kind] }));
    const places = placed(sized, COLUMNS, top + 1);
    for (const [index, panel] of panels.entries()) {
      const place = places[index];
      if (place === undefined) throw new Error(`There is no place for "${panel.title}".`);
      built.withPanel(rendered(panel, place, source));
      top = place.y + place.h;
    }
  }
  return built.build();
}

const heights: Record<PanelKind, number> = { number: 4, lines: 8, bars: 8, table: 8 };

function variable({ name, label, values }: Choice, source: Source): dashboard.QueryVariableBuilder {
  const query =
    source === 'prometheus'
      ? { query: values, refId: name }
      : { label: values, type: 1, refId: name, stream: '' };
  return new dashboard.QueryVariableBuilder(name)
    .label(label)
    .datasource(from(source))
    .query(query)
    .refresh(dashboard.VariableRefresh.OnTimeRangeChanged)
    .includeAll(true)
    .allValue('.*')
    .multi(true)
    .current({ text: 'All', value: '$__all' });
}

function rendered(panel: Panel, place: Place, source: Source): Builder<dashboard.Panel> {
  const { title, about, unit } = panel;
  const targets = panel.questions.map((question, index) => target(question, index, panel.kind, source));
  const dressed = <T extends Common<T>>(builder: T) =>
    builder
      .title(title)
      .description(about)
      .unit(unit)
      .gridPos(place)
      .datasource(from(source))
      .targets(targets);
  switch (panel.kind) {
    case 'number':
      return dressed(new stat.PanelBuilder())
        .noValue('not known')
        .graphMode(common.BigValueGraphMode.None)
        .colorMode(common.BigValueColorMode.None)
        .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(AT_THE_END));
    case 'bars':
      return dressed(new bargauge.PanelBuilder())
        .displayMode(common.BarGaugeDisplayMode.Basic)
        .orientation(common.VizOrientation.Horizontal)
        .reduceOptions(
          source === 'clickhouse'
            ? new common.ReduceDataOptionsBuilder().values(true)
            : new common.ReduceDataOptionsBuilder().calcs(AT_THE_END),
        );
    case 'table':
      if (source === 'clickhouse') return dressed(new table.PanelBuilder());
      return dressed(new table.PanelBuilder())
        .withTransformation({ id: 'labelsToFields', options: { mode: 'columns' } })
        .withTransformation({ id: 'merge', options: {} })
        .withTransformation({ id: 'organize', options: { excludeByName: { Time: true } } });
    case 'lines':
      return linesPanel(dressed(new timeseries.PanelBuilder()), panel.stacked === true);
  }
}

function linesPanel(builder: timeseries.PanelBuilder, stacked: boolean): timeseries.PanelBuilder {
  builder
    .min(0)
    .fillOpacity(stacked ? 30 : 0)
    .showPoints(common.VisibilityMode.Never)
    .legend(
      new common.VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(common.LegendDisplayMode.List)
        .placement(common.LegendPlacement.Bottom),
    );
  return stacked
    ? builder.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal))
    : builder;
}

function target({ query, legend }: Question, index: number, kind: Panel['kind'], source: Source) {
  const id = String.fromCharCode(65 + index);
  const once = kind !== 'lines';
  if (source === 'loki') {
    return new loki.DataqueryBuilder()
      .refId(id)
      .expr(query)
      .legendFormat(legend)
      .queryType(once ? 'instant' : 'range');
  }
  if (source === 'clickhouse') return clickhouseTarget(id, query, once);
  const asked = new prometheus.DataqueryBuilder().refId(id).expr(query).legendFormat(legend);
  if (kind === 'table') asked.format(prometheus.PromQueryFormat.Table);
  return once ? asked.instant() : asked.range();
}

/** A query of the ClickHouse plugin 4, which the builders do not know. */
function clickhouseTarget(refId: string, rawSql: string, once: boolean): Builder<Dataquery> {
  const queryType = once ? 'table' : 'timeseries';
  const query = { refId, rawSql, editorType: 'sql', queryType, format: once ? 1 : 0, pluginVersion: '4.0.0' };
  return { build: () => query as unknown as Dataquery };
}

function from(source: Source): common.DataSourceRef {
  return { type: plugins[source], uid: `\${${SOURCE}}` };
}

/** What the builders of all kinds of panels share. */
interface Common<T> {
  title(title: string): T;
  description(description: string): T;
  unit(unit: string): T;
  gridPos(place: dashboard.GridPos): T;
  datasource(source: common.DataSourceRef): T;
  targets(targets: Builder<Dataquery>[]): T;
}

import { type Board, bars, lines, number, type Question, table } from './board.ts';
import { panelWords } from './panel-words.ts';

const WITHIN = '$__timeFilter(at)';
/** Views of the events of Codex name the time otherwise. */
const HEARD = '$__timeFilter(time)';
/** So many bars a panel has. */
const MOST = 15;

const turns = (value: string) => `SELECT ${value} FROM codex.glance_turns WHERE ${WITHIN}`;

function over(value: string, view: string, at: string, by = ''): Question[] {
  const grouped = by === '' ? '' : `, ${by}`;
  return [
    {
      query: `SELECT $__timeInterval(${at}) AS t${grouped}, ${value} FROM ${view} WHERE $__timeFilter(${at}) GROUP BY t${grouped} ORDER BY t`,
      legend: '',
    },
  ];
}

/** Ranks the values of a column of turns; what is not known is said so. */
function ranked(column: string, value: string): string {
  const name = column === 'machine_id' ? column : `ifNull(${column}, 'not known')`;
  return `SELECT ${name} AS name, ${value} AS value FROM codex.glance_turns WHERE ${WITHIN} GROUP BY name ORDER BY value DESC LIMIT ${MOST}`;
}

const TOKENS = 'sum(input_tokens + output_tokens)';

/** What machines exported and what Codex sent, over the whole fleet, from the views of `assets/clickhouse`. */
export const fleetClickhouse: Board = {
  uid: 'codex-fleet',
  title: 'Codex fleet',
  about:
    'The records of Codex Glance and the events of Codex of many machines, from the views of assets/clickhouse. A turn counts once, by its highest revision; cost is at list prices.',
  source: 'clickhouse',
  choices: [],
  sections: [
    {
      title: 'Overview',
      panels: [
        number('Machines', 'With a turn in the range.', turns('uniqExact(machine_id)')),
        number(...panelWords.sessions, turns('uniqExact(thread_id)')),
        number(...panelWords.turns, turns('count()')),
        number(...panelWords.cost, turns('sum(cost_usd)'), 'currencyUSD'),
        number(
          'Tokens without a price',
          'They are in no cost.',
          turns('sumIf(input_tokens + output_tokens, cost_usd IS NULL)'),
        ),
        number(...panelWords.cacheHits, turns('sum(cached_input_tokens) / sum(input_tokens)'), 'percentunit'),
      ],
    },
    {
      title: 'Use',
      panels: [
        lines(
          ...panelWords.costByModel,
          over('sum(cost_usd) AS cost', 'codex.glance_turns', 'at', 'model'),
          'currencyUSD',
          true,
        ),
        lines(
          ...panelWords.tokensByModel,
          over(`${TOKENS} AS tokens`, 'codex.glance_turns', 'at', 'model'),
          'short',
          true,
        ),
        bars(...panelWords.costByPerson, ranked('user', 'sum(cost_usd)'), '', 'currencyUSD'),
        bars(...panelWords.costByProject, ranked('project', 'sum(cost_usd)'), '', 'currencyUSD'),
        bars(...panelWords.costByMachine, ranked('machine_id', 'sum(cost_usd)'), '', 'currencyUSD'),
      ],
    },
    {
      title: 'Governance',
      panels: [
        bars(
          'Coverage of sessions',
          'Only chatgpt is in a compliance export of a workspace; all else is the gap.',
          'SELECT signed_in AS name, sessions AS value FROM codex.glance_coverage ORDER BY value DESC',
          '',
        ),
        bars(
          'Failing rules',
          'Machines on which a rule of the policy fails, by the newest result of each.',
          `SELECT rule AS name, machines AS value FROM codex.glance_policy WHERE state = 'failed' ORDER BY value DESC LIMIT ${MOST}`,
          '',
        ),
        table(
          'Limits near their end',
          'As each machine saw them last.',
          'SELECT machine_id, limit_id, level, used_percent, seen_at FROM codex.glance_limits_near_their_end ORDER BY used_percent DESC',
        ),
        table(
          'What changed of the posture',
          'The newest first.',
          `SELECT at, machine_id, entry, before, after, layer FROM codex.glance_changes WHERE ${WITHIN} ORDER BY at DESC LIMIT 100`,
        ),
      ],
    },
    {
      title: 'Tools, API and approvals',
      panels: [
        lines(
          ...panelWords.toolLatencyP95,
          over('quantileExact(0.95)(duration_ms) AS p95', 'codex.tool_calls', 'time', 'tool'),
          'ms',
        ),
        lines(
          ...panelWords.toolFailures,
          over('countIf(NOT succeeded) AS failures', 'codex.tool_calls', 'time', 'tool'),
        ),
        lines(
          ...panelWords.apiErrorRate,
          over('countIf(status >= 400) / count() AS errors', 'codex.api_requests', 'time'),
          'percentunit',
        ),
        bars(
          'Approval outcomes',
          'Decisions on tool calls.',
          `SELECT decision AS name, count() AS value FROM codex.approvals WHERE ${HEARD} GROUP BY name ORDER BY value DESC`,
          '',
        ),
      ],
    },
    {
      title: 'Machines',
      panels: [
        table(
          'Machines that went silent',
          'No record within two days of the newest of all.',
          'SELECT machine_id, host, last_at, glance_version FROM codex.glance_machines WHERE last_at < (SELECT max(at) FROM codex.glance_records) - INTERVAL 2 DAY ORDER BY last_at',
        ),
        bars(
          'Versions of Codex',
          'Machines by the version of their newest turn.',
          `SELECT version AS name, count() AS value FROM (SELECT argMax(ifNull(codex_version, 'not known'), at) AS version FROM codex.glance_turns WHERE ${WITHIN} GROUP BY machine_id) GROUP BY name ORDER BY value DESC`,
          '',
        ),
      ],
    },
  ],
};

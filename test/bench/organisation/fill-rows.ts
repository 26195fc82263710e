import { openRowStore } from '../../../electron/core/organisation/analytics/row-store.ts';
import { readRow } from '../../../electron/core/organisation/analytics/rows.ts';

/** Fills the rows of a state folder with days of people who use three clients and two models: FILE PEOPLE DAYS UNTIL. */
const [file = '', people = '0', days = '0', until = '0'] = process.argv.slice(2);
const DAY = 86_400_000;
const SPAN = 30;
const clients = ['CODEX_CLI', 'CODEX_IDE_VSCODE', 'CODEX_WEB', 'CODEX_DESKTOP_APP', 'GITHUB'];
const models = ['gpt-6.1-sol', 'gpt-6.1-terra', 'gpt-6-luna', 'other'];
const store = openRowStore(file);
const end = Number(until);

function rowOf(start: number, person: number) {
  const size = 1 + ((person * 7 + start / DAY) % 13);
  const tokens = (part: number) => ({
    uncached_text_input_tokens: 1_000 * size * part,
    cached_text_input_tokens: 7_000 * size * part,
    text_output_tokens: 300 * size * part,
    text_total_tokens: 8_300 * size * part,
    credits: size * part * 1.25,
    estimated_cost_usd: size * part * 0.05,
  });
  const user_id = `user-${String(person).padStart(5, '0')}`;
  return readRow('usage', {
    start_time: start / 1_000,
    end_time: (start + DAY) / 1_000,
    user_id,
    actor: { user_id, email: `${user_id}@harbor.example` },
    totals: { threads: size, turns: size * 6, ...tokens(6) },
    clients: [0, 1, 2].map((step) => ({
      client_id: clients[(person + step) % clients.length],
      threads: size,
      turns: size * (step + 1),
      ...tokens(step + 1),
    })),
    models: [0, 1].map((step) => ({
      model: models[(person + step) % models.length],
      speed: 'standard',
      ...tokens(3),
    })),
    code_attribution: { accepted_lines_added: size * 10, accepted_percentage: 40 },
  });
}

for (let first = end - Number(days) * DAY; first < end; first += SPAN * DAY) {
  const span = { start: first, end: Math.min(end, first + SPAN * DAY) };
  const rows = [];
  for (let day = span.start; day < span.end; day += DAY) {
    for (let person = 0; person < Number(people); person += 1) rows.push(rowOf(day, person));
  }
  store.save('usage', 'bench', span, rows, end);
}
store.close();

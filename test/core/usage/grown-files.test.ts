import { appendFileSync, closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { runs } from '../../setup/runs.ts';
import {
  context,
  line,
  message,
  meta,
  NAME,
  record,
  started,
  THREAD,
  TURN,
  usageOf,
} from '../ingest/lines/lines.ts';
import { openIndexedService, openService, readHome, TempHome, totalsOf } from './homes.ts';
import { said } from './said.ts';

const responses = (service: UsageService) => totalsOf(service).responses;

/** Changes bytes where they are, and adds others, as one who writes into a file that Codex has open. */
function editAndGrow(path: string, from: string, to: string, more: string): void {
  expect(to.length).toBe(from.length);
  const at = readFileSync(path).indexOf(from);
  expect(at).toBeGreaterThan(0);
  const fd = openSync(path, 'r+');
  writeSync(fd, to, at);
  closeSync(fd);
  appendFileSync(path, more);
}

/** What each model used, where the home is read in one go. */
async function modelsIn(home: string) {
  const service = openService(home);
  await service.scan(() => {});
  return service.report({ by: 'model' }, Date.now()).rows;
}

describe.each([false, true])('a file that grew and was edited in its middle, restarts: %s', (restarts) => {
  const text = 'a'.repeat(5_000);
  const mixed = (size: number) =>
    `${said('r1', 'r2')}${message('a'.repeat(size))}${record('r3', 100, 10)}${message(text)}`;
  test.each<[string, string, string, string, string[]]>([
    ['counts otherwise', mixed(9), '"input_tokens":100', '"input_tokens":900', ['edited']],
    ['counts otherwise and is long', mixed(900_000), '"input_tokens":100', '"input_tokens":700', ['edited']],
    ['is of another model', mixed(9), 'gpt-6.1-sol', 'gpt-6.1-sox', ['edited']],
    ['has another text', mixed(9), 'aaa', 'bbb', []],
  ])('%s', async (_name, content, from, to, issues) => {
    using home = new TempHome();
    using state = new TempHome();
    const path = home.write(NAME, content);
    let service = openIndexedService(home.path, state.path);
    await service.scan(() => {});
    for (const [round, [now, next]] of [
      [from, to],
      [to, from],
    ].entries()) {
      if (restarts) {
        await service.close();
        service = openIndexedService(home.path, state.path);
      }
      const longer = content.length > 100_000 && round > 0 ? message('c'.repeat(content.length / 50)) : '';
      editAndGrow(path, now ?? '', next ?? '', longer + record(`more${round}`, 100, 10));
      if (restarts) await service.scan(() => {});
      else await service.changed([path]);
      expect(totalsOf(service)).toEqual(await readHome(home.path));
      expect(responses(service)).toBe(4 + round);
      expect(service.report({ by: 'model' }, Date.now()).rows).toEqual(await modelsIn(home.path));
      expect(service.findings().map(({ kind }) => kind)).toEqual(
        issues.map((kind) => `rollout.line.${kind}`),
      );
    }
    await service.close();
  });
});

test('no line that is added counts as one that was changed', { timeout: 60_000 }, async () => {
  const ids = { thread_id: THREAD, turn_id: TURN, session_id: THREAD, root_turn_id: TURN };
  const model = fc.constantFrom('gpt-6.1-sol', 'gpt-6.1-luna');
  const count = fc.nat(400_000).map((input) => {
    const usage = usageOf(input, 10);
    const info = { total_token_usage: usage, last_token_usage: usage, model_context_window: 258_400 };
    return line('event_msg', { type: 'token_count', info, rate_limits: null });
  });
  const part = fc.oneof(
    fc.nat(9).map((id) => record(`r${id}`, 100 + id, 10)),
    count,
    model.map((name) => context().replace('gpt-6.1-sol', name)),
    fc.constantFrom(started(), line('compacted', ids), '{"broken\n', '{"input_tokens":5}\n', message('x')),
    fc.nat(2 ** 33).map((input) => record('wide', input, 1)),
  );
  // A reading may end within a line, or at a whole one whose newline is still to come.
  const cut = fc.constantFrom(0, 1, 2, 40);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(part, cut), { minLength: 2, maxLength: 12 }), async (parts) => {
      using home = new TempHome();
      const path = home.write(NAME, meta());
      const service = openService(home.path);
      await service.scan(() => {});
      let waiting = '';
      for (const [text, cutOff] of parts) {
        const all = waiting + text;
        waiting = all.slice(all.length - cutOff);
        home.append(NAME, all.slice(0, all.length - cutOff));
        await service.changed([path]);
        expect(totalsOf(service)).toEqual(await readHome(home.path));
      }
      expect(service.findings().filter(({ kind }) => kind === 'rollout.line.edited')).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

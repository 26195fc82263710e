import { expect, test } from 'vitest';
import { openService } from '../core/usage/homes.ts';
import { billByModel } from './bill.ts';
import { Codex } from './codex/codex.ts';
import { Provider } from './provider/provider.ts';

/** Tokens by model as Glance books them, and kinds of findings. */
async function booked(home: string) {
  const service = openService(home);
  await service.scan(() => {});
  const { rows } = service.report({ by: 'model' }, Date.now());
  return {
    models: Object.fromEntries(rows.map(({ key, tokens }) => [key, tokens.total])),
    findings: service.findings().map(({ kind }) => kind),
  };
}

test('each model is booked what it was billed, though Codex compacts with the old one first', async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, model: 'gpt-5.5' });
  const thread = await codex.exec('First');
  await codex.resume(thread, 'Second', { model: 'gpt-6.1-terra' });
  expect(provider.bill().map(({ requestKind }) => requestKind)).toContain('compaction');
  await codex.resume(thread, 'Third', { model: 'gpt-6.1-terra' });
  await codex.resume(thread, 'Back', { model: 'gpt-5.5' });
  const { models, findings } = await booked(codex.home);
  expect(models).toEqual(billByModel(provider.bill()));
  expect(findings).toEqual([]);
});

test('so it is where the user has the thread compacted after a change of settings', async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, model: 'gpt-5.5' });
  const service = openService(codex.home);
  const server = await codex.appServer();
  const thread = await server.startThread();
  await server.turn(thread, 'First');
  await server.turn(thread, 'Second', { model: 'gpt-6.1-terra' });
  await server.turn(thread, 'Third');
  await service.scan(() => {});
  await server.request('thread/settings/update', { threadId: thread, model: 'gpt-5.5' });
  await server.compact(thread);
  await service.scan(() => {});
  await server.turn(thread, 'Fourth');
  await server.close();
  expect((await booked(codex.home)).models).toEqual(billByModel(provider.bill()));
  await service.scan(() => {});
  const { rows } = service.report({ by: 'model' }, Date.now());
  expect(Object.fromEntries(rows.map(({ key, tokens }) => [key, tokens.total]))).toEqual(
    billByModel(provider.bill()),
  );
});

test('where both models have one window, the model of the compaction is not known', async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, model: 'gpt-5.5' });
  const thread = await codex.exec('First');
  await codex.resume(thread, 'Second', { model: 'gpt-6-sol' });
  await codex.resume(thread, 'Third', { model: 'gpt-6-sol' });
  const bill = provider.bill();
  const unsure = bill.filter(({ requestKind }) => requestKind === 'compaction');
  expect(unsure).toHaveLength(1);
  const { models, findings } = await booked(codex.home);
  const sure = billByModel(bill.filter(({ requestKind }) => requestKind !== 'compaction'));
  const [compaction] = unsure;
  expect(models).toEqual({ ...sure, unknown: (compaction?.input ?? 0) + (compaction?.output ?? 0) });
  expect(findings).toEqual(['rollout.line.model-not-sure']);
});

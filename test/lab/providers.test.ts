import { expect, test } from 'vitest';
import { readHome } from '../core/usage/homes.ts';
import { Codex } from './codex/codex.ts';
import { Provider } from './provider/provider.ts';

test('of a response without an id Codex records nothing, so nothing is counted', async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider });
  const thread = await codex.exec('First');
  const before = await readHome(codex.home);
  provider.idMode = 'missing';
  await expect(codex.resume(thread, 'Second')).rejects.toThrow('exited with 1');
  expect(provider.bill().some(({ responseId }) => responseId === null)).toBe(true);
  expect(await readHome(codex.home)).toEqual(before);
});

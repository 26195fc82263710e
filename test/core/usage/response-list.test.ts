import { expect, test } from 'vitest';
import { ResponseList } from '../../../electron/core/usage/response-list.ts';

test('a list that was packed while empty takes responses', () => {
  const list = new ResponseList(new ResponseList().pack());
  list.push(1, 2, 3, 1, 0, 4, 2, 'gpt-6.1-sol', 'high', null, -1);
  expect(list.length).toBe(1);
  expect(list.get(0)).toMatchObject({ key: 1, at: 2, model: 'gpt-6.1-sol', tokens: { total: 7 } });
  expect(new ResponseList(list.pack()).key(0)).toBe(1);
});

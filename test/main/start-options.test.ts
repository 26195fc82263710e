import { expect, it } from 'vitest';
import { readStartOptions } from '../../electron/main/start-options.ts';

it('reads what concerns the tray and nothing else', () => {
  expect(readStartOptions(['electron', '.', '--inspect', '--demo'])).toEqual({ demo: true, show: false });
  expect(readStartOptions(['electron', '.', '--show'])).toEqual({ demo: false, show: true });
});

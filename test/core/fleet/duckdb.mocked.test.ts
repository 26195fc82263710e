import { expect, it, vi } from 'vitest';
import { openDuckdb } from '../../../electron/core/fleet/duckdb.ts';

vi.mock('@duckdb/node-api', () => {
  throw new Error('Cannot find package');
});

it('says what to install where DuckDB is not there', async () => {
  await expect(openDuckdb([])).rejects.toThrow(
    expect.objectContaining({
      code: 'duckdb-missing',
      message: expect.stringContaining('npm install --global @duckdb/node-api'),
    }),
  );
});

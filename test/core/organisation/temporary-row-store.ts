import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openRowStore, type RowStore } from '../../../electron/core/organisation/analytics/row-store.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

/** Opens an empty store of rows that is closed and removed when the test at hand ends. */
export function temporaryRowStore(): RowStore {
  const store = openRowStore(join(temporaryFolder(), 'state', 'organisation.sqlite'));
  onTestFinished(() => store.close());
  return store;
}

import { realpathSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findRepository } from '../../../../electron/core/config/layers/project-root.ts';
import { gitLayouts, makeLayout } from '../../../differential/generate/git-layouts.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

test.each(gitLayouts)('$name: trust of the repository counts is $trusted', async (layout) => {
  const root = realpathSync(temporaryFolder());
  const { p, m } = makeLayout(root, layout);
  expect((await findRepository(p)) === m).toBe(layout.trusted);
});

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findRepository } from '../../../../electron/core/config/layers/project-root.ts';
import { gitLayouts, makeLayout } from '../../../differential/generate/git-layouts.ts';

test.each(gitLayouts)('$name: trust of the repository counts is $trusted', async (layout) => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-git-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const { p, m } = makeLayout(root, layout);
  expect((await findRepository(p)) === m).toBe(layout.trusted);
});

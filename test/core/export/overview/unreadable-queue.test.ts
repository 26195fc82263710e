import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { outboxFile } from '../../../../electron/core/export/outbox/outbox-file.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';
import { createWholeGlance } from '../../../setup/whole-glance.ts';

it('A queue of a newer Glance is a finding, and all else is shown', async () => {
  const folder = temporaryFolder();
  const [codexHome, stateDir] = [join(folder, 'codex'), join(folder, 'state')];
  mkdirSync(codexHome);
  mkdirSync(stateDir);
  writeFileSync(
    join(stateDir, 'settings.toml'),
    '[[export]]\nname = "drop"\nto = "jsonl"\nfile = "/x.jsonl"\n',
  );
  mkdirSync(join(outboxFile(stateDir), '..'), { recursive: true });
  const db = new DatabaseSync(outboxFile(stateDir));
  db.exec('PRAGMA user_version = 99');
  db.close();
  const glance = createWholeGlance({ codexHome, stateDir, folder });
  await glance.load();
  const { findings, codexHomes } = glance.store.getState();
  await glance.close();
  expect(codexHomes).toHaveLength(1);
  expect(findings.map(({ id }) => id).filter((id) => id.includes('export'))).toEqual([
    expect.stringContaining('export.unusable'),
  ]);
});

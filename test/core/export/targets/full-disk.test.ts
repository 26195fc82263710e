import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const mount = 'mount -t tmpfs -o size=96k tmpfs';

/** Appends batches until one does not fit, then makes space, and appends the rest. */
const script = (folder: string) => `
  import { readFileSync, rmSync, writeFileSync } from 'node:fs';
  import { openJsonl } from ${JSON.stringify(join(import.meta.dirname, '../../../../electron/core/export/targets/jsonl/jsonl-target.ts'))};
  import { sampleRows } from ${JSON.stringify(join(import.meta.dirname, '../../../fixtures/export-records.ts'))};
  const file = ${JSON.stringify(join(folder, 'out.jsonl'))};
  const filler = ${JSON.stringify(join(folder, 'filler'))};
  writeFileSync(filler, Buffer.alloc(50_000));
  const target = openJsonl({ name: 'f', to: 'jsonl', enabled: true, kinds: null, catch_up_rate: 1, file, max_bytes: 1e9, keep: 8 });
  const rows = sampleRows(60);
  const answers = [];
  for (let at = 0; at < rows.length; ) {
    const answer = await target.send(rows.slice(at, at + 20));
    at += answer.accepted;
    answers.push([answer.accepted, answer.retry?.reason ?? null, answer.stop]);
    if (answer.accepted === 0) rmSync(filler);
    if (answers.length > 9) break;
  }
  const lines = readFileSync(file, 'utf8').trim().split('\\n').map((line) => JSON.parse(line).id);
  console.log(JSON.stringify({ answers, isWhole: JSON.stringify(lines) === JSON.stringify(rows.map(({ id }) => id)) }));
`;

it('A full disk leaves whole lines, and what did not fit is written once there is space', ({ skip }) => {
  const folder = temporaryFolder();
  const shell = `${mount} '${folder}' || exit 77; exec '${process.execPath}' --input-type=module -e "$SCRIPT"`;
  const env = { ...process.env, SCRIPT: script(folder) };
  const run = spawnSync('unshare', ['-rm', 'sh', '-c', shell], { env, encoding: 'utf8' });
  skip(
    run.error !== undefined || run.status === 77 || run.status === 1,
    'No file system can be mounted here.',
  );
  const { answers, isWhole } = JSON.parse(run.stdout) as { answers: unknown[][]; isWhole: boolean };
  expect(answers).toContainEqual([0, 'ENOSPC', null]);
  expect(isWhole).toBe(true);
});

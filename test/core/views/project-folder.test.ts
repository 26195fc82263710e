import { expect, it } from 'vitest';
import { ProjectFolders } from '../../../electron/core/views/project-folder.ts';
import { context, meta, record, started } from '../ingest/lines/lines.ts';
import { openService, TempHome } from '../usage/homes.ts';

it.each([
  [
    'C:\\Users\\x\\p',
    'C:\\Users/x\\\\p',
    'C:\\Users\\.\\x\\y\\..\\p',
    '\\\\.\\c:\\users\\x\\p',
    '//?/C:/Users/x/p',
  ],
  ['C:\\Users\\x\\p', 'c:\\users\\x\\p', 'c:/Users/x/p', '\\\\?\\C:\\Users\\x\\p', 'C:\\Users\\x\\p\\'],
  ['/home/x/p', '/home/x/p/', '/home/x/p//', '/home/x//p', '/home/x/./p', '/home/x/y/../p'],
  ['\\\\wsl$\\Ubuntu\\home\\x', '\\\\wsl.localhost\\Ubuntu\\home\\x\\', '\\\\wsl.localhost\\ubuntu\\home\\x'],
  ['/mnt/c/Users/x/p', '/mnt/c/users/x/p', '/mnt/c/users/X/P/'],
  ['\\\\Server\\share\\p', '\\\\?\\UNC\\server\\share\\p', '\\\\server\\share\\p\\'],
  ['C:\\', 'c:', 'c:/'],
  ['/', '/'],
])('is one project: %s', (first, ...others) => {
  const folders = new ProjectFolders();
  const keys = [...others, first].map((cwd) => folders.keyOf(cwd));
  expect(new Set(keys).size).toBe(1);
  expect(folders.nameOf(keys[0] ?? '')).toBe(first);
});

it('keeps apart what differs, case too where the system does', () => {
  const all = [
    '/home/x/p',
    '/home/x/P',
    '/home/x/p2',
    '/mnt/data/p',
    '/mnt/data/P',
    'C:\\p',
    'D:\\p',
    '\\\\wsl$\\Ubuntu\\x',
    '\\\\wsl$\\Ubuntu\\X',
  ];
  const folders = new ProjectFolders();
  const keys = all.map((cwd) => folders.keyOf(cwd));
  expect(keys.map((key) => folders.nameOf(key))).toEqual(all);
});

it('is one row of a report', async () => {
  using home = new TempHome();
  ['C:\\Users\\x\\p', 'c:\\users\\x\\p\\'].forEach((cwd, index) => {
    const thread = `01a20609-89f6-7612-a58e-00000000000${index}`;
    const text = meta({ cwd }, { thread }) + started() + context() + record(`r${index}`, 100, 10, { thread });
    home.write(`sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`, text);
  });
  const service = openService(home.path);
  await service.scan(() => {});
  const { rows } = service.report({ by: 'project' }, Date.parse('2026-11-23T12:00:00Z'));
  expect(rows.map(({ tokens }) => tokens.total)).toEqual([220]);
});

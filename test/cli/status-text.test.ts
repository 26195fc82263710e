import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { textWidth } from '../../electron/cli/text/width.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeOutput } from '../fakes/terminal.ts';
import { type SampleName, sampleNames, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { command } from './command.ts';

const status = async (name: SampleName, columns: number | null = null) => {
  const stdout = createFakeOutput(columns === null ? null : { columns, rows: 60 });
  return (await command('status', { glance: createFakeGlance({ snapshot: sampleSnapshot(name) }), stdout }))
    .stdout;
};

it('tells in text what the popover shows', async () => {
  const text = await status('filled');
  expect(text).toMatch(/^Codex Glance {2}~\/\.codex {2}11:46\n/);
  expect(text).toContain('Limits  Plus plan, seen now');
  expect(text).toMatch(/5-hour +█{12}░{8} +62% +resets in 2 h 14 min, 14:00/);
  expect(text).toMatch(
    /(5-hour|Weekly): most used in .*harbor, 60% of this machine's tokens that count against it/,
  );
  expect(text).toMatch(/● running +harbor +gpt-5\.6-codex high +41% of context +[▁-█]+ +12\.4K\/min +now/);
  expect(text).toMatch(/Today +2\.5M +2\.4M/);
  expect(text).toContain('Off, because your config.toml says so, line 12');
  expect(text).toContain('Decided by your config, ~/.codex/config.toml:12');
  expect(text).toMatch(/logs +not tested +OTLP\/HTTP json +https:\/\/collector\.harbor\.example\/v1\/logs/);
  expect(text).toContain('Prompts are not logged');
  expect(text).toContain('Findings  1\n');
  expect(text).toContain('Your opt-out from analytics can be skipped');
});

it('tells of each finding what is so, where and what to do', async () => {
  const text = await status('finding');
  expect(text).toContain('Findings  2');
  expect(text).toContain('warning  A line of a session is not valid JSON');
  expect(text).toContain('rollout-2026-11-19T08-12-44-019a9b22.jsonl:812');
  expect(text).toContain('12 MB long.');
});

it('says what to do where there is nothing yet', async () => {
  const firstRun = await status('first-run');
  expect(firstRun).toContain('No Codex home was found.');
  expect(firstRun).toContain('--codex-home');
  expect(firstRun).toContain('Analytics');
  expect(firstRun).not.toContain('Tokens');
  expect(await status('empty-home')).toContain('Codex has recorded no session here yet.');
});

it('says where a number is a lower bound, or not known', async () => {
  expect(await status('scanning')).toContain('lower bounds: 214 of 1,203 files read');
  expect(await status('problems')).toContain('At least: 1 session could not be read');
  expect(await status('limits-stale')).toMatch(/5-hour +·+ +not known: reset since seen 9 hr ago/);
  expect(await status('limits-none')).toContain(
    'No session has recorded a limit. API keys and other providers send none.',
  );
  expect(await status('demo')).toContain('demo, made-up sessions');
  expect(await status('limit-reached')).toContain('A limit was reached.');
});

it.each(sampleNames)('"%s" fits 100 columns', async (name) => {
  for (const line of stripVTControlCharacters(await status(name, 100)).split('\n')) {
    expect(textWidth(line), line).toBeLessThanOrEqual(100);
  }
});

it('shows no escape sequence that a session file holds', async () => {
  const snapshot = sampleSnapshot('filled');
  const evil = '\u001b]0;owned\u0007/x/\u001b[31mred\u001b[0m\nnext\u202egnp';
  const live = snapshot.usage.live.map((session) => ({ ...session, cwd: evil, model: evil }));
  const glance = createFakeGlance({ snapshot: { ...snapshot, usage: { ...snapshot.usage, live } } });
  const { stdout } = await command('status', { glance });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});

it('says what Glance sends itself, where that is set up, and what stays here', async () => {
  expect(await status('filled')).not.toContain('Sent by Codex Glance');
  const failing = stripVTControlCharacters(await status('exports-failing', 60));
  expect(failing).toContain('Sent by Codex Glance  as you set it up');
  expect(failing).toMatch(/collector +up to date +this machine, http:\/\/127\.0\.0\.1:4318/);
  expect(failing).toMatch(/shipper +up to date +a file on this machine/);
  expect(failing).toMatch(/soc +failing +https:\/\/http-inputs-harbor\.splunk/);
  expect(failing).toContain('error  The export soc is failing.');
  expect(await status('exports-off')).toContain('off, because exporting.enabled says so');
  const snapshot = sampleSnapshot('filled');
  const { stdout } = await command('analytics', { glance: createFakeGlance({ snapshot }) });
  expect(stdout).toContain('Nothing: no export is set up.');
  const fine = createFakeGlance({ snapshot: sampleSnapshot('exports-fine') });
  expect((await command('analytics', { glance: fine })).stdout).toContain('splunkcloud.example');
});

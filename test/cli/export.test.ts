import { describe, expect, it } from 'vitest';
import { createFakeGlance } from '../fakes/glance.ts';
import { crowdedExport, emptyExport } from '../fixtures/export-reports.ts';
import { command, documentOf } from './command.ts';

describe('export', () => {
  it.each([
    ['nothing', emptyExport, 0],
    ['failing targets', crowdedExport, 1],
    ['only good ones', { ...crowdedExport, targets: crowdedExport.targets.slice(0, 1), problems: [] }, 0],
  ])('status of %s is one valid document', async (_what, exports, expected) => {
    const glance = createFakeGlance({ exports });
    const { code, stdout } = await command('export status --json', { glance });
    expect([code, documentOf(stdout)]).toEqual([expected, exports]);
    expect(glance.calls).toEqual(['exportReport', 'close']);
  });

  it('schema is JSON Schema, and reads nothing', async () => {
    const glance = createFakeGlance();
    const { code, stdout } = await command('export schema', { glance });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(glance.calls).toEqual([]);
  });

  it.each([
    ['stauts', 'Did you mean "status"?'],
    ['--to splnuk', 'Did you mean "splunk"?'],
    ['--set file=/x', '--set goes with --to.'],
    ['--to jsonl', '--set file: it is missing.'],
    ['--to jsonl --set file', '--set takes KEY=VALUE'],
    ['--to jsonl --set file=relative', '--set file: it must be an absolute path.'],
    [
      '--to splunk --set url=http://splunk.example --set token.env=T',
      '--set url: it must be an https address',
    ],
    ['--to splunk --set url=https://splunk.example --set token=s3cret', '--set token'],
    ['--to otlp --set url=https://a.example --set headers.x-api-key2=s3cret', '--set headers.x-api-key2'],
    ['--to otlp --set headers.x-api-key2.env=T', '--set url: it is missing.'],
    ['--to sentinel --set endpoint=https://a.example --set token.command=az', '--set rule: it is missing.'],
    ['--to syslog --set host=siem.example --set port=0', '--set port'],
    ['status --to jsonl', '--to is for a bare export'],
    ['', 'No target is set up.'],
  ])('%s is refused: %s', async (words, message) => {
    const { code, stderr } = await command(`export ${words}`.trim(), { glance: createFakeGlance() });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('s3cret');
  });

  it('names the line of the settings that is wrong', async () => {
    const { code, stderr } = await command('export', {
      glance: createFakeGlance({ exports: crowdedExport }),
    });
    expect(code).toBe(3);
    expect(stderr).toContain('settings.toml:12: export.url: it is missing.');
  });

  it('says where everything is switched off', async () => {
    const exports = { ...emptyExport, enabled: false };
    const { code, stderr } = await command('export --json', { glance: createFakeGlance({ exports }) });
    expect(code).toBe(3);
    expect(stderr).toContain('exporting.enabled is false');
  });

  it('is switched off and on by one word', async () => {
    const glance = createFakeGlance({ exports: crowdedExport });
    const off = await command('export off --json', { glance });
    expect([off.code, documentOf(off.stdout)]).toMatchObject([0, { enabled: false }]);
    const on = await command('export on', { glance });
    expect([on.code, on.stdout]).toMatchObject([0, expect.stringMatching(/^Export\n/)]);
    expect(glance.calls.filter((call) => call.startsWith('changeSettings'))).toEqual([
      'changeSettings {"exporting":false}',
      'changeSettings {"exporting":true}',
    ]);
    expect((await command('export off --dry-run', { glance })).code).toBe(2);
  });

  it('exits with 1 where the settings keep it off', async () => {
    const glance = createFakeGlance({ exports: { ...crowdedExport, enabled: false } });
    expect((await command('export on', { glance })).code).toBe(1);
  });
});

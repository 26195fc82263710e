import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type DoctorInput, doctorReport } from '../../../electron/core/doctor/doctor-report.ts';
import type { SystemFacts } from '../../../electron/core/doctor/system-facts.ts';
import { doctorReportSchema } from '../../../electron/shared/schema/reports/doctor.ts';
import { sampleConfigReport } from '../../fixtures/config-reports.ts';
import { sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { asDocument } from '../../setup/as-document.ts';

const stateDir = '/home/ada/.local/state/codex-glance';

const system: SystemFacts = {
  node: '24.21.0',
  platform: 'linux',
  arch: 'x64',
  release: '6.1.0',
  stateFolder: {
    entry: { path: stateDir, bytes: 4096, mode: 0o700 },
    writable: true,
    entries: [{ path: `${stateDir}/usage-0f26eba4e57536.sqlite`, bytes: 491_520, mode: 0o600 }],
  },
  watches: 65_536,
  instances: 128,
};

function inputOf(more: Partial<DoctorInput> = {}): DoctorInput {
  return {
    snapshot: sampleSnapshot('filled'),
    config: sampleConfigReport('filled', 'otel.exporter'),
    system,
    stateDir,
    homeDir: '/home/ada',
    env: {},
    failure: null,
    ...more,
  };
}

const stateOf = (input: DoctorInput, id: string) =>
  doctorReport(input).checks.find((check) => check.id === id)?.state;

describe('A doctor report', () => {
  it.each(sampleNames)('of "%s" is a valid document that names no home and no project', (name) => {
    const report = doctorReport(
      inputOf({ snapshot: sampleSnapshot(name), config: sampleConfigReport(name, 'analytics.enabled') }),
    );
    v.assert(doctorReportSchema, asDocument(report));
    expect(JSON.stringify(report)).not.toContain('/home/ada');
    expect(JSON.stringify(report)).not.toContain('harbor');
  });

  it('counts one and several in their own words', () => {
    const input = inputOf({});
    const { snapshot } = input;
    const texts = (files: number) => {
      const reading = {
        ...snapshot.coverage.reading,
        files,
        filesUnreadable: files,
        linesNotUnderstood: files,
      };
      const coverage = { ...snapshot.coverage, reading };
      return doctorReport({ ...input, snapshot: { ...snapshot, coverage } }).checks.map(({ text }) => text);
    };
    expect(texts(1).slice(0, 3)).toEqual([
      '1 session file was read.',
      '1 session file could not be read.',
      '1 line of a session was not understood.',
    ]);
    expect(texts(2).slice(0, 3)).toEqual([
      '2 session files were read.',
      '2 session files could not be read.',
      '2 lines of sessions were not understood.',
    ]);
  });

  it('names variables that bear on Glance, and the value of none', () => {
    const env = {
      CODEX_HOME: 'canary',
      https_proxy: 'http://user:canary@proxy.example',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=canary',
      OPENAI_API_KEY: 'canary',
      EDITOR: 'canary',
      NO_COLOR: '',
    };
    const report = doctorReport(inputOf({ env }));
    expect(report.environment).toEqual(['CODEX_HOME', 'OTEL_EXPORTER_OTLP_HEADERS', 'https_proxy']);
    expect(JSON.stringify(report)).not.toContain('canary');
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[A-Z_]{3,12}$/), fc.constant('a canary sings')),
        (any) => {
          expect(JSON.stringify(doctorReport(inputOf({ env: any })))).not.toContain('a canary sings');
        },
      ),
    );
  });

  it.each([
    ['read', {}, 'ok'],
    ['read', { failure: 'EACCES: /home/ada/.codex/sessions' }, 'failed'],
    ['state', {}, 'ok'],
    ['state', { system: { ...system, stateFolder: { ...system.stateFolder, writable: false } } }, 'failed'],
    [
      'state',
      { system: { ...system, stateFolder: { entry: null, writable: false, entries: [] } } },
      'not-known',
    ],
    ['state-mode', {}, undefined],
    [
      'state-mode',
      {
        system: {
          ...system,
          stateFolder: { ...system.stateFolder, entry: { path: stateDir, bytes: 0, mode: 0o755 } },
        },
      },
      'warning',
    ],
    ['watches', {}, 'ok'],
    ['watches', { system: { ...system, watches: 100 } }, 'warning'],
    ['watches', { system: { ...system, watches: null } }, 'not-known'],
    ['watches', { system: { ...system, platform: 'darwin' } }, undefined],
    ['codex', {}, 'ok'],
    ['codex', { snapshot: sampleSnapshot('codex-newer') }, 'warning'],
    ['sessions', { snapshot: sampleSnapshot('problems') }, 'warning'],
    ['lines', { snapshot: sampleSnapshot('problems') }, 'warning'],
    ['home', { snapshot: sampleSnapshot('first-run') }, 'warning'],
    ['config', { config: sampleConfigReport('config-broken', 'analytics.enabled') }, 'failed'],
  ] as const)('says of %s with %j: %s', (id, more, state) => {
    expect(stateOf(inputOf(more as Partial<DoctorInput>), id)).toBe(state);
  });

  it('says of each file what became of it', () => {
    const { files } = doctorReport(inputOf());
    expect(files.find(({ kind }) => kind === 'sessions')).toMatchObject({ path: '~/.codex', read: true });
    expect(files.find(({ kind }) => kind === 'index')).toMatchObject({ bytes: 491_520, mode: '600' });
    const project = files.find(({ path }) => path.startsWith('<project>'));
    expect(project).toMatchObject({ path: '<project>/.codex/config.toml', kind: 'config' });
  });
});

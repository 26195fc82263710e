import { expect, test } from 'vitest';
import { type KnownBehaviourKind, knownBehaviour } from '../../electron/core/config/known-behaviour.ts';
import { whyNoEtc } from '../differential/namespace.ts';
import { WatchedCodex } from './codex/watched-codex.ts';

type Case = (codex: WatchedCodex) => Promise<void>;

const withoutEtc = await whyNoEtc();

/** What Glance says of Codex against common beliefs, asked of the real one. Those below `/etc/codex` need root. */
const cases: Partial<Record<KnownBehaviourKind, { readonly needsEtc?: true; readonly run: Case }>> = {
  'config.requirements.analytics-ignored': {
    needsEtc: true,
    run: async (codex) => {
      codex.configure(null);
      codex.writeEtc('requirements.toml', '[analytics]\nenabled = false\n');
      expect(await codex.exec()).toMatchObject({ sends: true, code: 0 });
      expect((await codex.appServer()).said).toMatch(/`analytics` is ignored/);
    },
  },
  'config.project.analytics-on': {
    run: async (codex) => {
      codex.trustProject(false, '[analytics]\nenabled = true\n');
      expect(await codex.exec()).toMatchObject({ sends: true, code: 0 });
    },
  },
  'config.project.feedback-on': {
    run: async (codex) => {
      codex.trustProject(false, 'notify = ["true"]\n[feedback]\nenabled = true\n');
      const { said } = await codex.appServer();
      // Codex names each key that it drops.
      expect(said).toMatch(/"method":"configWarning"[^\n]*notify/);
      expect(said).not.toMatch(/"method":"configWarning"[^\n]*feedback/);
    },
  },
  'config.invalid': {
    run: async (codex) => {
      codex.configure(false);
      expect(await codex.appServer()).toMatchObject({ sends: false });
      codex.configure(false, '[tui]\ntheme = 5\n');
      expect(await codex.appServer()).toMatchObject({ sends: true });
      expect(await codex.exec()).toMatchObject({ sends: false, code: 1 });
    },
  },
  'otel.exporter.two-kinds': {
    needsEtc: true,
    run: async (codex) => {
      codex.writeEtc('config.toml', '[otel.exporter.otlp-grpc]\nendpoint = "http://127.0.0.1:1"\n');
      codex.configure(
        false,
        '[otel.exporter.otlp-http]\nendpoint = "http://127.0.0.1:1"\nprotocol = "json"\n',
      );
      expect(await codex.exec()).toMatchObject({
        code: 1,
        said: expect.stringMatching(/wanted exactly 1 element/),
      });
    },
  },
  'config.user.can-be-skipped': {
    run: async (codex) => {
      codex.configure(false);
      expect(await codex.exec()).toMatchObject({ sends: false, code: 0 });
      const without = ['--ignore-user-config', '-c', codex.providerOption, '-c', 'model_provider="mock"'];
      expect(await codex.exec(...without)).toMatchObject({ sends: true, code: 0 });
      expect(await codex.exec(...without, '-c', 'analytics.enabled=false')).toMatchObject({ sends: false });
    },
  },
  'config.profile.differs': {
    run: async (codex) => {
      codex.configure(false);
      codex.writeHome('mine.config.toml', '[analytics]\nenabled = true\n');
      expect(await codex.exec('-p', 'mine')).toMatchObject({ sends: true, code: 0 });
      codex.configure(true);
      codex.writeHome('mine.config.toml', '[analytics]\nenabled = false\n');
      expect(await codex.exec('-p', 'mine')).toMatchObject({ sends: false, code: 0 });
      expect(await codex.appServer('-p', 'mine')).toMatchObject({ code: 2 });
    },
  },
  'config.unknown-keys': {
    run: async (codex) => {
      const unknown = 'zz_unknown = 1\n';
      const exporter = `[otel.exporter.otlp-http]\nendpoint = "http://127.0.0.1:1"\nprotocol = "json"\n`;
      for (const [more, isWarnedOf] of [
        [`[otel]\n${unknown}`, true],
        [`${exporter}${unknown}`, false],
      ] as const) {
        codex.configure(false, more);
        const { code, said } = await codex.exec();
        expect({ code, isWarnedOf: /zz_unknown` is ignored/.test(said) }).toEqual({ code: 0, isWarnedOf });
        expect(await codex.appServer('--strict-config')).toMatchObject({
          code: 1,
          said: expect.stringMatching(/unknown configuration field `otel\.[\w.]*zz_unknown`/),
        });
      }
    },
  },
  'otel.tls.missing-file': {
    run: async (codex) => {
      const file = '[otel.exporter.otlp-http.tls]\nca-certificate = "/nope.pem"\n';
      codex.configure(
        false,
        `[otel.exporter.otlp-http]\nendpoint = "https://127.0.0.1:1"\nprotocol = "json"\n${file}`,
      );
      expect(await codex.exec()).toMatchObject({ code: 0 });
      expect(await codex.appServer()).toMatchObject({
        code: 1,
        said: expect.stringMatching(/error loading otel config/i),
      });
    },
  },
  'config.order.options-below-managed': {
    needsEtc: true,
    run: async (codex) => {
      codex.writeEtc('managed_config.toml', '[analytics]\nenabled = false\n');
      codex.trustProject(true, '[analytics]\nenabled = true\n');
      const answer = await codex.appServer('-c', 'analytics.enabled=true');
      expect(answer).toMatchObject({ sends: false, analytics: { enabled: false } });
    },
  },
};

test.each(Object.entries(cases))('%s', { timeout: 60_000 }, async (_kind, { needsEtc, run }) => {
  if (needsEtc && withoutEtc !== null) return;
  await using codex = await WatchedCodex.open();
  await run(codex);
});

test('every sentence is asked, but one of Windows and one of older versions', () => {
  const asked = new Set(Object.keys(cases));
  expect(knownBehaviour.map(({ kind }) => kind).filter((kind) => !asked.has(kind))).toEqual([
    'config.managed.not-read',
    'config.requirements.otel-not-enforced',
  ]);
});

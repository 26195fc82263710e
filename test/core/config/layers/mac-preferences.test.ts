import { describe, expect, test } from 'vitest';
import { configFindings } from '../../../../electron/core/config/findings.ts';
import {
  macPreferences,
  managedPreferenceFiles,
} from '../../../../electron/core/config/layers/mac-preferences.ts';
import { configWatchPaths } from '../../../../electron/core/config/layers/watch-paths.ts';
import { resolvedValue } from '../../../../electron/core/config/resolve.ts';
import { decideAnalytics } from '../../../../electron/core/privacy/analytics.ts';
import { resolveWorld } from '../world.ts';

/** The tools of a Mac: what each command line writes. Any other fails. */
function mac(answers: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const run = async (file: string, args: readonly string[]) => {
    const line = [file, ...args].join(' ');
    asked.push(line);
    const answer = answers[line];
    if (answer === undefined) throw new Error('not there');
    return answer;
  };
  return { asked, read: macPreferences('ada', run) };
}

const extract = (key: string, file: string) => `/usr/bin/plutil -extract ${key} raw -o - ${file}`;
const [own = '', machine = ''] = managedPreferenceFiles('ada');
const encoded = Buffer.from('[analytics]\nenabled = false\n').toString('base64');

describe('managed preferences', () => {
  test('the forced ones of the user, of the machine, then the set ones', async () => {
    const nothing = mac({});
    expect(await nothing.read('config_toml_base64')).toBeNull();
    expect(nothing.asked).toEqual([
      extract('config_toml_base64', own),
      extract('config_toml_base64', machine),
      '/usr/bin/defaults read com.openai.codex config_toml_base64',
    ]);
    const forced = mac({ [extract('requirements_toml_base64', machine)]: 'YQ==\n' });
    expect(await forced.read('requirements_toml_base64')).toBe('YQ==');
  });

  test('decide analytics above everything local', async () => {
    const { read } = mac({
      [extract('config_toml_base64', own)]: `${encoded.slice(0, 8)}\n${encoded.slice(8)}\n`,
    });
    const files = {
      '$HOME/config.toml': '[analytics]\nenabled = true\n',
      '/etc/codex/managed_config.toml': '[analytics]\nenabled = true\n',
    };
    const { resolved } = await resolveWorld(files, { platform: 'darwin', readMdm: read });
    expect(resolvedValue(resolved, ['analytics', 'enabled'])).toMatchObject({
      value: false,
      locked: true,
      origin: { layer: 'managed-mdm' },
    });
  });

  test.each([
    ['that hangs', { killed: true, signal: 'SIGKILL', code: null }, /did not answer in time$/],
    ['that is ended', { killed: false, signal: 'SIGSEGV', code: null }, /failed$/],
    ['that does not start', { code: 'EACCES' }, /failed$/],
  ])('a tool %s leaves open what they could decide', async (_name, fault, why) => {
    const read = macPreferences('ada', async () => {
      throw Object.assign(new Error('no'), fault);
    });
    const files = { '/etc/codex/managed_config.toml': '[analytics]\nenabled = false\n' };
    const { resolved, stack } = await resolveWorld(files, { platform: 'darwin', readMdm: read });
    const { enabled, reason, feedback } = decideAnalytics(resolved);
    expect({ enabled, feedback: feedback.enabled }).toEqual({ enabled: null, feedback: null });
    expect(reason).toMatch(
      /^Not known: com\.openai\.codex:\w+ was not read: the tool that reads preferences/,
    );
    expect(reason).toMatch(why);
    const found = configFindings(stack, resolved).filter(({ kind }) => kind === 'config.layer.not-read');
    expect(found).toHaveLength(2);
  });

  test('a tool that ends with a status says that there is none', async () => {
    const read = macPreferences('ada', async () => {
      throw Object.assign(new Error('no'), { code: 1, killed: false, signal: null });
    });
    expect(await read('config_toml_base64')).toBeNull();
  });

  test('are watched', () => {
    const input = {
      codexHome: '/h',
      cwd: null,
      platform: 'darwin',
      env: { USER: 'ada' },
      codexVersion: null,
    } as const;
    expect(configWatchPaths(input)).toEqual(expect.arrayContaining([own, machine]));
  });

  test('a user name that is a path is not followed', () => {
    expect(managedPreferenceFiles('../x')).toEqual(['/Library/Managed Preferences/com.openai.codex.plist']);
  });
});

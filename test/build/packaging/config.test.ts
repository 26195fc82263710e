import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Configuration } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import config from '../../../build/electron-builder.ts';
import { builderConfig } from '../../../build/packaging/builder-config.ts';
import { fuses } from '../../../build/packaging/fuses.ts';
import { decideMacSigning } from '../../../build/packaging/signing.ts';
import { APP_ID } from '../../../electron/main/app-id.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json'));

/** As electron-builder does it, but a text is not taken for a number. The schema has words of its own. */
const ajv = new Ajv({ strict: false, allErrors: true });
const matches = ajv.compile(createRequire(import.meta.url)('app-builder-lib/scheme.json'));

const unsigned = builderConfig({});
const signed = builderConfig({ CSC_LINK: 'file:///certificate.p12' });

describe('the configuration of electron-builder', () => {
  it.each([
    ['as it is loaded', config],
    ['without a certificate', unsigned],
    ['with one', signed],
  ])('%s is what its own schema allows', (_name, each) => {
    matches(each);
    expect(matches.errors ?? []).toEqual([]);
  });

  it.each<[string, object]>([
    ['an unknown option', { asarUnpac: [] }],
    ['an unknown fuse', { electronFuses: { runAsNod: false } }],
    ['a fuse that is no switch', { electronFuses: { runAsNode: 'off' } }],
    ['a target that is not one', { linux: { target: 7 } }],
  ])('with %s would not be', (_name, change) => {
    expect(matches({ ...unsigned, ...change })).toBe(false);
  });

  it('is what npm run package uses, after a build', () => {
    expect(manifest.scripts.package).toBe(
      'npm run -s build && electron-builder --config build/electron-builder.ts',
    );
    expect(config).toEqual(builderConfig(process.env));
  });

  it('writes installers into release/, which git ignores', () => {
    expect(unsigned.directories).toEqual({ output: 'release', buildResources: 'build' });
    expect(read('.gitignore').split('\n')).toContain('release/');
  });

  it('uploads nothing and makes nothing that looks for a newer version', () => {
    expect(unsigned.publish).toBeNull();
  });

  it('names the app as the systems know it', () => {
    expect(unsigned.appId).toBe(APP_ID);
    // Reverse domain for macOS; Windows allows 128 characters and no spaces.
    expect(APP_ID).toMatch(/^[a-z0-9]+(?:\.[a-z0-9-]+)+$/);
    expect(manifest.productName).toBe(unsigned.productName);
    expect(manifest.desktopName).toBe(`${unsigned.linux?.executableName}.desktop`);
    expect(unsigned.linux?.syncDesktopName).toBe(true);
  });

  it('has no package go along', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(unsigned.files).toContain('!node_modules/**');
    expect(unsigned.asar).toBe(true);
    expect(unsigned.asarUnpack).toBeUndefined();
  });
});

describe('on each system', () => {
  it('macOS gets one program for both processors, in a disk image and as an archive', () => {
    const { mac } = unsigned;
    expect(mac?.target).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ]);
    expect(mac?.extendInfo?.LSUIElement).toBe(true);
  });

  it('Windows gets an installer for one user, who needs no further rights', () => {
    const { win, nsis } = unsigned;
    expect(win?.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }]);
    expect(win?.requestedExecutionLevel).toBe('asInvoker');
    expect(nsis).toMatchObject({
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      deleteAppDataOnUninstall: false,
      createStartMenuShortcut: true,
    });
  });

  it('Linux gets an AppImage and a package for Debian, and no launch at login that nobody asked for', () => {
    const { linux, deb } = unsigned;
    expect(linux?.target).toEqual(['AppImage', 'deb']);
    expect(linux?.category).toBe('Development');
    expect(JSON.stringify({ linux, deb })).not.toMatch(/autostart/i);
    // Debian asks for one; .invalid belongs to nobody.
    expect(deb?.maintainer).toMatch(/<[^@]+@[^>]+>$/);
  });
});

describe('the signature of the macOS app', () => {
  it('names nobody where there is no certificate, and asks for no notary', () => {
    const wanted = { identity: '-', hardenedRuntime: false, notarize: false };
    expect(decideMacSigning({})).toEqual(wanted);
    expect(decideMacSigning({ CSC_LINK: '', APPLE_KEYCHAIN_PROFILE: 'notary' })).toEqual(wanted);
    expect(unsigned.mac).toMatchObject(wanted);
  });

  it.each([{ CSC_LINK: 'file:///certificate.p12' }, { CSC_NAME: 'Some Name (TEAM)' }])(
    'has the hardened runtime with the certificate of %o',
    (env) => {
      expect(decideMacSigning(env)).toEqual({ hardenedRuntime: true, notarize: false });
    },
  );

  it.each<[boolean, Record<string, string>]>([
    [true, { APPLE_KEYCHAIN_PROFILE: 'notary' }],
    [true, { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }],
    [true, { APPLE_ID: 'a@b.c', APPLE_APP_SPECIFIC_PASSWORD: 'secret', APPLE_TEAM_ID: 'TEAM' }],
    [false, { APPLE_ID: 'a@b.c', APPLE_TEAM_ID: 'TEAM' }],
    [false, { APPLE_API_KEY: 'key.p8' }],
  ])('is notarised (%s) only with a whole set of credentials', (notarize, env) => {
    expect(decideMacSigning({ CSC_NAME: 'Some Name', ...env }).notarize).toBe(notarize);
  });

  it('may do under the hardened runtime what V8 needs and nothing else', () => {
    const { entitlements, entitlementsInherit } = signed.mac ?? {};
    expect(entitlementsInherit).toBe(entitlements);
    const keys = [...read(String(entitlements)).matchAll(/<key>(.*?)<\/key>\s*<(\w+)\/>/g)];
    expect(keys.map(([, key, value]) => [key, value])).toEqual([['com.apple.security.cs.allow-jit', 'true']]);
  });
});

describe('the fuses', () => {
  it('are set as the table says', () => {
    const table: Required<NonNullable<Configuration['electronFuses']>> = {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: false,
    };
    const { resetAdHocDarwinSignature, ...wire } = table;
    expect(fuses).toEqual(wire);
    expect(unsigned.electronFuses).toBe(fuses);
    // electron-builder signs after the fuses, so nothing has to be signed twice.
    expect(resetAdHocDarwinSignature).toBe(false);
  });
});

import type { Configuration } from 'electron-builder';
import { APP_ID } from '../../electron/main/app-id.ts';
import { fuses } from './fuses.ts';
import { packedFiles } from './packed-files.ts';
import { decideMacSigning } from './signing.ts';

/** Chromium's own texts, in the languages that Glance speaks. */
const LANGUAGES = ['en', 'de'];

/** Electron declares these so that any app may ask. Glance never does. */
const UNUSED_PERMISSIONS = [
  'NSAudioCaptureUsageDescription',
  'NSBluetoothAlwaysUsageDescription',
  'NSBluetoothPeripheralUsageDescription',
  'NSCameraUsageDescription',
  'NSMicrophoneUsageDescription',
];

/** How electron-builder makes the installers. @param env tells whether there is something to sign with. */
export function builderConfig(env: Readonly<Record<string, string | undefined>>): Configuration {
  return {
    appId: APP_ID,
    productName: 'Codex Glance',
    copyright: 'Copyright © 2026 The Codex Glance authors',
    directories: { output: 'release', buildResources: 'build' },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',
    files: [...packedFiles],
    asar: true,
    electronFuses: fuses,
    electronLanguages: LANGUAGES,
    // Nothing is compiled, and nothing is uploaded or looks for what was.
    npmRebuild: false,
    publish: null,
    mac: {
      category: 'public.app-category.developer-tools',
      target: [
        { target: 'dmg', arch: 'universal' },
        { target: 'zip', arch: 'universal' },
      ],
      icon: 'build/icons/icon.icns',
      minimumSystemVersion: '13.0',
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      extendInfo: {
        // In the menu bar only: no Dock icon and no menu of its own.
        LSUIElement: true,
        ...Object.fromEntries(UNUSED_PERMISSIONS.map((key) => [key, null])),
      },
      ...decideMacSigning(env),
    },
    win: {
      target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      icon: 'build/icons/icon.ico',
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      createDesktopShortcut: false,
      // Windows shows notifications only of apps with a shortcut there.
      createStartMenuShortcut: true,
      deleteAppDataOnUninstall: false,
      differentialPackage: false,
    },
    linux: {
      category: 'Development',
      target: ['AppImage', 'deb'],
      icon: 'build/icons/linux',
      executableName: 'codex-glance',
      // The name in package.json, by which desktops tell whose window it is.
      syncDesktopName: true,
      synopsis: 'What Codex uses, and what leaves this machine',
      desktop: { entry: { Keywords: 'Codex;Tokens;Limits;Telemetry;', StartupNotify: 'false' } },
    },
    deb: { maintainer: 'The Codex Glance authors <noreply@codex-glance.invalid>', packageCategory: 'devel' },
  };
}

/**
 * What goes into the app: the bundles that the tray host runs, the page, and the tray's images. Everything
 * that these need is inside them, so no packages go along.
 */
export const packedFiles: readonly string[] = [
  'package.json',
  'LICENSE',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/main.js',
  'dist/preload.cjs',
  'dist/scan-worker.js',
  'dist/page/**',
  'assets/tray/**',
  '!**/*.map',
  '!node_modules/**',
];

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

/**
 * Modules of Node that few commands need and that take milliseconds to load, and such that an `import`
 * makes expensive: it looks at every member, and so loads all that these would load when they are asked for.
 */
const LAZY = [
  'fs',
  'fs/promises',
  'os',
  'url',
  'util',
  'v8',
  'buffer',
  'events',
  'timers/promises',
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dns',
  'crypto',
  'child_process',
  'worker_threads',
  'zlib',
];

/** Classes of packages that few commands need, and that load half of Node's network with them. */
const LAZY_PACKAGES: Readonly<Record<string, readonly string[]>> = { ws: ['WebSocket'] };

/** Read at once, in programs that do nothing else meanwhile. */
const AT_ONCE = fileURLToPath(new URL('./fs-at-once.ts', import.meta.url));

const PACKAGE = '\0lazy-package:';
const PREFIX = '\0lazy-builtin:';
const WHOLE = '\0whole-builtin:';

/** True for the specifiers that `lazyBuiltins` takes over. */
export function isLazyBuiltin(specifier: string): boolean {
  return LAZY.includes(specifier.replace(/^node:/, ''));
}

/**
 * A module that loads `node:name` when one of its functions is called first. What is no function is
 * looked up at the start.
 */
export function lazyModule(name: string): string {
  const builtin = createRequire(import.meta.url)(`node:${name}`) as Record<string, unknown>;
  const functions = Object.keys(builtin).filter((key) => typeof builtin[key] === 'function');
  const promised = functions.filter((key) => promisify.custom in (builtin[key] as object));
  // Constants of `fs/promises` are those of `fs`, which is there at any rate.
  const home = name === 'fs/promises' ? 'fs' : name;
  const values = Object.entries(Object.getOwnPropertyDescriptors(builtin))
    .filter(([key, { value }]) => key !== 'default' && value !== undefined && typeof value !== 'function')
    .map(
      ([key]) =>
        `export const ${key} = /* @__PURE__ */ (() => process.getBuiltinModule('node:${home}').${key})();`,
    );
  const lines = functions.map(
    (key) =>
      `export function ${key}(...args) { return new.target ? new (load().${key})(...args) : load().${key}(...args); }`,
  );
  return [
    'let loaded;',
    `function load() { return (loaded ??= process.getBuiltinModule('node:${name}')); }`,
    ...values,
    ...lines,
    ...promised.map(
      (key) =>
        `Object.defineProperty(${key}, Symbol.for('nodejs.util.promisify.custom'), { get: () => load().${key}[Symbol.for('nodejs.util.promisify.custom')] });`,
    ),
  ].join('\n');
}

/**
 * A module of Node as packages in CommonJS take it: whole, constants included. It loads when the package
 * itself is evaluated.
 */
export function wholeModule(name: string): string {
  return `module.exports = process.getBuiltinModule('node:${name}');`;
}

/** A module that evaluates a package when one of these classes of it is made first. */
function lazyPackage(name: string, classes: readonly string[]): string {
  const entry = JSON.stringify(createRequire(import.meta.url).resolve(name));
  return classes
    .map((key) => `export function ${key}(...args) { return new (require(${entry}).${key})(...args); }`)
    .join('\n');
}

/** Keeps bundles that run on Node quick to start: those of the environments named. `atOnce` names those that read files without waiting. */
export function lazyBuiltins(environments: readonly string[], atOnce: readonly string[]): Plugin {
  return {
    name: 'lazy-builtins',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => environments.includes(name),
    resolveId(specifier, importer) {
      if (importer === undefined) return null;
      if (specifier === 'node:fs/promises' && atOnce.includes(this.environment.name)) return AT_ONCE;
      const isPackage = /[\\/]node_modules[\\/]/.test(importer);
      if (specifier in LAZY_PACKAGES && !isPackage) return PACKAGE + specifier;
      if (!isLazyBuiltin(specifier)) return null;
      return (isPackage ? WHOLE : PREFIX) + specifier.replace(/^node:/, '');
    },
    load(id) {
      const name = id.startsWith(PACKAGE) ? id.slice(PACKAGE.length) : '';
      const classes = LAZY_PACKAGES[name];
      if (classes) return lazyPackage(name, classes);
      if (id.startsWith(WHOLE)) return wholeModule(id.slice(WHOLE.length));
      return id.startsWith(PREFIX) ? lazyModule(id.slice(PREFIX.length)) : null;
    },
  };
}

import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { licensesOf } from './notices.ts';

/** Packages that few commands need and that take long to parse, however they are loaded. */
const PACKED = ['@grpc/grpc-js'];

const PREFIX = '\0packed-package:';

/**
 * A module whose source is kept as compressed text: a text costs nothing until it is unpacked, while
 * functions that are never called have to be parsed at each start.
 *
 * @param source CommonJS that requires nothing but modules of Node.
 */
export function packedModule(source: string): string {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const packed = brotliCompressSync(source, options).toString('base64');
  return [
    "const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');",
    `const source = brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString();`,
    "new Function('module', 'exports', 'require', source)(module, module.exports, process.getBuiltinModule);",
  ].join('\n');
}

interface Bundle {
  readonly code: string;
  /** As JSON. */
  readonly licenses: string;
}

/** One package with all that it needs, as CommonJS. */
async function bundle(name: string): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      ssr: true,
      target: 'node22',
      license: { fileName: licensesOf('packed') },
      minify: true,
      rollupOptions: {
        input: createRequire(import.meta.url).resolve(name),
        output: { format: 'cjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  const licenses = outputs.find((output) => output.type === 'asset');
  if (!chunk || !licenses || outputs.length !== 2) throw new Error(`${name} is not one bundle.`);
  return { code: chunk.code, licenses: String(licenses.source) };
}

/** Packs those packages where they are imported, in the environments named. */
export function packedPackages(environments: readonly string[]): Plugin {
  const bundles = new Map<string, Promise<Bundle>>();
  return {
    name: 'packed-packages',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => environments.includes(name),
    resolveId(specifier) {
      return PACKED.includes(specifier) ? PREFIX + specifier : null;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const name = id.slice(PREFIX.length);
      const packed = bundles.get(name) ?? bundle(name);
      bundles.set(name, packed);
      const { code, licenses } = await packed;
      const fileName = licensesOf(`packed-${name.replaceAll('/', '-')}`);
      this.emitFile({ type: 'asset', fileName, source: licenses });
      return packedModule(code);
    },
  };
}

/** Compiles the inner loop of reading rollouts to WebAssembly, and writes it down as a module. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCES = new URL('assembly/', import.meta.url);
const sources = [
  'index',
  'bytes',
  'counts',
  'hash',
  'held',
  'kind',
  'names',
  'numbers',
  'responses',
  'rows',
  'state',
  'turn',
].map((name) => `${name}.ts`);
export const TARGET = new URL('../../electron/core/ingest/kernel/line-kernel-code.ts', import.meta.url);

/** Its memory holds names, what was found, and a piece of a rollout; see the map in the source. */
const PAGES = '28';

/**
 * The module's text, the same for the same source.
 *
 * @throws Error with the compiler's words where the source does not compile.
 */
export async function lineKernelModule(): Promise<string> {
  let code: Uint8Array | null = null;
  const options = '-O3 --converge --noAssert --runtime stub --enable simd'.split(' ');
  const memory = ['--initialMemory', PAGES, '--maximumMemory', PAGES];
  const { error, stderr } = await asc.main(['index.ts', '-o', 'kernel.wasm', ...options, ...memory], {
    readFile: (name: string) =>
      sources.includes(name) ? readFileSync(new URL(name, SOURCES), 'utf8') : null,
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') code = contents;
    },
    listFiles: () => [],
  });
  if (error || code === null) throw new Error(`${error?.message ?? 'No code was made.'}\n${stderr}`);
  const text = Buffer.from(code).toString('base64');
  return `/** WebAssembly in base64. Made from build/line-kernel/assembly by build/line-kernel/compile.ts. */
export const LINE_KERNEL_CODE =
  '${text}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, await lineKernelModule());
}

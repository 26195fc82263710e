import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { asSum, RECORDED, readHome } from '../../core/usage/homes.ts';
import { type Corpus, type CorpusOptions, recordedVersions, sumCorpus, writeCorpus } from './corpus.ts';

const NOW = Date.parse('2026-11-20T10:00:00.000Z');

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function write(options: Partial<CorpusOptions>): Corpus {
  const dir = mkdtempSync(join(tmpdir(), 'codex-glance-corpus-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return writeCorpus({ dir, sessions: 6, bytes: 300_000, seed: 3, now: NOW, ...options });
}

async function expectAgreement(corpus: Corpus): Promise<void> {
  const { responses, input, cachedInput, output } = asSum(await readHome(corpus.dir));
  const expected = sumCorpus(corpus);
  expect({ responses, input, cachedInput, output }).toEqual({
    responses: expected.responses,
    input: expected.input,
    cachedInput: expected.cachedInput,
    output: expected.output,
  });
}

/** Keys whose values say what a thing is, and so never vary. */
const NAMING = new Set([
  'type',
  'role',
  'mode',
  'status',
  'kind',
  'originator',
  'cli_version',
  'namespace',
  'tool',
]);

/** The keys of a value in their order, at every depth, with the values that name; of a list what is in it, each once. */
function shapeOf(value: unknown, name = ''): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map((one) => shapeOf(one)))].join()}]`;
  if (typeof value === 'string' && NAMING.has(name)) return value;
  if (typeof value !== 'object' || value === null) return '';
  const members = Object.entries(value).map(
    ([key, member]) => `${ID.test(key) ? 'id' : key}:${shapeOf(member, key)}`,
  );
  return `{${members.join()}}`;
}

function shapesBelow(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.jsonl/.test(name),
  );
  const lines = files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    return (name.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString().split('\n').filter(Boolean);
  });
  return new Set(lines.map((line) => shapeOf(JSON.parse(line))));
}

const recorded = shapesBelow(RECORDED);

it.each(recordedVersions())('writes lines of Codex %s that add up to what Glance counts', async (version) => {
  const corpus = write({ versions: [version] });
  await expectAgreement(corpus);
  expect([...shapesBelow(corpus.dir)].filter((shape) => !recorded.has(shape))).toEqual([]);
  for (const session of corpus.sessions) session.grow(NOW);
  await expectAgreement(corpus);
});

it('writes forks, subagents, compactions and compressed files that add up as well', async () => {
  const corpus = write({ sessions: 150, bytes: 4e6, isVaried: true });
  const compressed = corpus.sessions.filter(({ path }) => path.endsWith('.zst'));
  expect(compressed.length).toBeGreaterThan(1);
  expect(corpus.replays.length).toBeGreaterThan(6);
  await expectAgreement(corpus);
  expect([...shapesBelow(corpus.dir)].filter((shape) => !recorded.has(shape))).toEqual([]);
  for (const session of compressed) session.grow(NOW);
  await expectAgreement(corpus);
});

it('gives every version that tells tokens a share', () => {
  const { sessions } = write({ sessions: 500, bytes: 3e6 });
  expect([...new Set(sessions.map(({ version }) => version))]).toEqual(recordedVersions().slice(1));
});

it('writes the same home for the same seed', () => {
  const [first, second, other] = [5, 5, 6].map((seed) => write({ seed, isVaried: true }));
  const texts = [first, second, other].map((one) =>
    one?.sessions.map(({ path }) => readFileSync(path, 'latin1')),
  );
  expect(texts[0]).toEqual(texts[1]);
  expect(texts[0]).not.toEqual(texts[2]);
});

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { askMessage } from '../../../shared/messages/en/codex/ask.ts';
import type { ConfigVerification } from '../../../shared/verify.ts';
import type { ConfigInput } from '../layers/input.ts';
import type { ConfigStack } from '../layers/layer.ts';
import { namedFiles } from '../layers/named-files.ts';
import { resolveConfig } from '../resolve.ts';
import { readConfigStack } from '../stack.ts';
import { dottedKey, type KeyPath, valueAt } from '../toml/toml.ts';
import { AppServer } from './app-server.ts';
import { askConfig, CannotAsk, greet } from './ask.ts';
import type { CodexAnswer } from './codex-answer.ts';
import { compareWithCodex } from './compare.ts';
import { compareKeys } from './compare-keys.ts';
import { findCodex } from './find-codex.ts';
import { decidingPlace, isAboveFlags, isUsed, silenceCommands } from './named-commands.ts';
import { makePrivateHome, type PrivateHome } from './private-home.ts';
import { quietEnv } from './quiet-env.ts';
import { atRealHome } from './real-home.ts';

/** Codex answers in well under a second. */
const TIMEOUT_MS = 20_000;

/** Folders that an app-server writes to wherever they are, so they are moved into the throw-away home. */
const writtenFolders = ['sqlite_home', 'log_dir'] as const;

/**
 * Asks the Codex program itself for the configuration and compares. Codex runs once, for a moment, on
 * a copy of the config files without credentials; it writes nothing in the user's home, reaches no
 * network and runs no command that the configuration names. Cloud config needs a sign-in, so it is left
 * out on both sides and said so.
 *
 * @throws CannotAsk where Codex cannot be asked without side effects, or does not answer.
 */
export async function verifyConfig(input: ConfigInput, codexBinary: string): Promise<ConfigVerification> {
  const before = await readConfigStack(input);
  const named = before.layers.filter(isUsed).flatMap(({ table }) => namedFiles(table));
  await using home = await makePrivateHome(input.codexHome, named);
  const moved = redirections(before, home);
  const silenced = silenceCommands(withoutCloud(before), home.root);
  if (silenced.state === 'refused') throw new CannotAsk(silenced.reason, 'command-named');
  const flags = [...(input.flags ?? []), ...moved, ...silenced.flags];
  const asked = await ask(input, codexBinary, flags, home);
  const codexVersion = asked.version ?? input.codexVersion;
  const stack = withoutCloud(await readConfigStack({ ...input, flags, codexVersion }));
  const resolved = resolveConfig(stack);
  const answer = atRealHome(asked.answer, home.path, input.codexHome);
  const differences = compareWithCodex(stack, resolved, answer);
  const isRead = answer.state === 'answered' && resolved.invalid === null;
  const { compared, leftOut } = isRead ? compareKeys(resolved, answer) : { compared: [], leftOut: [] };
  return {
    agreed: differences.length === 0,
    codexVersion: asked.version,
    differences,
    codexBinary,
    compared: compared.length,
    notCompared: [...notCompared(before, moved, silenced.replaced), ...leftOut],
  };
}

async function ask(
  input: ConfigInput,
  file: string,
  flags: readonly string[],
  home: PrivateHome,
): Promise<{ version: string | null; answer: CodexAnswer }> {
  await using server = new AppServer({
    file,
    args: flags.flatMap((flag) => ['-c', flag]),
    cwd: home.root,
    env: quietEnv(input.env, home),
    timeout: TIMEOUT_MS,
  });
  const env = quietEnv(input.env, home);
  const greeting = await greet(server).catch(async (error: unknown) => {
    throw (await isCodex(file, env)) ? error : notCodex(file);
  });
  if ('state' in greeting) {
    // Any program can end without an answer. Only Codex's own refusal says something of the configuration.
    if (!(await isCodex(file, env))) throw notCodex(file);
    return { version: null, answer: greeting };
  }
  return { version: greeting.version, answer: await askConfig(server, input.cwd) };
}

/**
 * Returns the Codex program to ask, by `findCodex`.
 *
 * @throws CannotAsk where there is none.
 */
export async function locateCodex(named: string | null, input: ConfigInput): Promise<string> {
  const { env, platform } = input;
  const found = await findCodex({ named, env, platform, arch: process.arch, from: import.meta.filename });
  if (found !== null) return found.file;
  if (named !== null) throw notCodex(named);
  throw new CannotAsk(askMessage('ask.no-program.name-one'), 'no-codex');
}

function notCodex(file: string): CannotAsk {
  return new CannotAsk(askMessage('ask.not-codex', { file }), 'no-codex');
}

/** True where a program names itself as Codex does: "codex-cli 0.171.0". */
async function isCodex(file: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  const asked = promisify(execFile)(file, ['--version'], { env, timeout: 5_000, killSignal: 'SIGKILL' });
  const said = await asked.catch(() => null);
  return said !== null && /^codex(?:-cli)? \d+\.\d+\.\d+/m.test(said.stdout);
}

/** @throws CannotAsk where a layer above `-c` says where Codex writes. */
function redirections(stack: ConfigStack, home: PrivateHome): string[] {
  const above = [...stack.layers.filter(isAboveFlags), ...stack.requirements].filter(isUsed);
  return writtenFolders.flatMap((key) => {
    const fixed = above.find(({ table }) => valueAt(table, [key]) !== undefined);
    if (fixed !== undefined) {
      throw new CannotAsk(askMessage('ask.would-write', { place: decidingPlace(fixed), key }));
    }
    const isSet = stack.layers.some((layer) => isUsed(layer) && valueAt(layer.table, [key]) !== undefined);
    return isSet ? [`${key}=${JSON.stringify(`${home.root}/${randomUUID()}`)}`] : [];
  });
}

function withoutCloud(stack: ConfigStack): ConfigStack {
  return {
    ...stack,
    layers: stack.layers.filter(({ origin }) => origin.layer !== 'cloud'),
    requirements: stack.requirements.filter(({ origin }) => origin.layer !== 'requirements-cloud'),
  };
}

function notCompared(stack: ConfigStack, moved: readonly string[], silenced: readonly KeyPath[]): string[] {
  const isOfCloud = [...stack.layers, ...stack.requirements].some(
    ({ origin }) => origin.layer === 'cloud' || origin.layer === 'requirements-cloud',
  );
  const cloud = isOfCloud || (stack.unknownCloud ?? null) !== null;
  const keys = moved.map((flag) => flag.slice(0, flag.indexOf('=')));
  return [
    ...(cloud ? ["Your organisation's cloud config: Codex reads it only when signed in."] : []),
    ...(keys.length > 0 ? [`${keys.join(', ')}: set aside, so that Codex writes nothing there.`] : []),
    ...silenced.map((path) => `${dottedKey(path)}: set aside, so that Codex runs no command.`),
  ];
}

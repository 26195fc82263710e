import { parseArgs } from 'node:util';
import { unknownWord } from '../../core/collections/closest.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import type { Command } from './command.ts';
import { commonOptions, type GivenOptions, type OptionSpecs } from './option-specs.ts';

export interface CommandLine {
  /** Null where none was named. */
  readonly command: Command | null;
  /** What stands after the command. */
  readonly words: readonly string[];
  readonly options: GivenOptions;
}

/** Returns the command is found first among `commands`, because it decides which options there are. */
export function parseCommandLine(argv: readonly string[], commands: readonly Command[]): CommandLine {
  const all = everyOption(commands);
  let name: string | undefined;
  for (const token of tokensOf(argv, all)) {
    // The value of an unknown option would be taken for the command, so the option is reported first.
    if (token.kind === 'option' && all[token.name] === undefined)
      throw unknownOption(token.rawName, all, null, commands);
    if (token.kind !== 'positional') continue;
    name = token.value;
    break;
  }
  const command = name === undefined ? null : commands.find((each) => each.name === name);
  if (command === undefined) {
    throw wrongUsage(
      'unknown-command',
      unknownWord(
        'command',
        name ?? '',
        // A caller that types "help" means the option.
        [...commands.map((each) => each.name), '--help'],
      ),
    );
  }
  const specs = { ...commonOptions, ...command?.options };
  const texts = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokensOf(argv, specs)) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs[token.name];
    if (spec === undefined) throw unknownOption(token.rawName, specs, command, commands);
    if (spec.type === 'boolean') {
      if (token.value !== undefined) {
        throw wrongUsage('unexpected-value', `The option ${token.rawName} takes no value.`);
      }
      texts.set(token.name, []);
      continue;
    }
    // The next word is only a value where it is not an option itself; `--cwd=-x` says it is.
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      throw wrongUsage('missing-value', `The option ${token.rawName} needs a value: ${spec.value}.`);
    }
    const before = spec.multiple ? (texts.get(token.name) ?? []) : [];
    texts.set(token.name, [...before, token.value]);
  }
  return {
    command,
    words: words.slice(1),
    options: {
      text: (option) => texts.get(option)?.at(-1),
      texts: (option) => texts.get(option) ?? [],
      has: (option) => texts.has(option),
    },
  };
}

/** Returns true where the answer must be JSON even if the rest of the line cannot be understood. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json');
}

function tokensOf(argv: readonly string[], specs: OptionSpecs) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [name, short ? { type, short } : { type }]),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Options of all commands, so that the value of one that stands first is not taken for the command. */
function everyOption(commands: readonly Command[]): OptionSpecs {
  return Object.assign({}, ...commands.map(({ options }) => options), commonOptions);
}

function unknownOption(
  rawName: string,
  specs: OptionSpecs,
  command: Command | null,
  commands: readonly Command[],
) {
  const names = Object.keys(specs).map((name) => `--${name}`);
  const owner = commands.find(({ options }) => Object.hasOwn(options, rawName.replace(/^-+/, '')));
  if (command !== null && owner !== undefined) {
    return wrongUsage(
      'unknown-option',
      `The option ${rawName} belongs to "codex-glance ${owner.name}", not to ${command.name}.`,
    );
  }
  return wrongUsage('unknown-option', unknownWord('option', rawName, names));
}

import type { Command } from '../run/command.ts';
import { commonOptions, type OptionSpecs } from '../run/option-specs.ts';
import { wrap } from '../text/wrap.ts';
import { commands } from './commands.ts';

const NARROWEST = 40;
const WIDEST = 100;

/** Renders `codex-glance --help`. `columns` is the width of the terminal, null where there is none. */
export function generalHelp(columns: number | null): string {
  const width = widthOf(columns);
  return [
    ...wrap('See at a glance what Codex uses and what leaves this machine.', width),
    '',
    'Usage: codex-glance COMMAND [OPTION…]',
    '',
    'Commands:',
    ...list(
      commands.map(({ name, summary }) => [name, summary]),
      width,
    ),
    '',
    ...commonHelp(width),
  ].join('\n');
}

/** Renders `codex-glance COMMAND --help`: what is the command's own, and where to find the rest. */
export function commandHelp(command: Command, columns: number | null): string {
  const width = widthOf(columns);
  const { name, synopsis, summary, details = [], words = [], options, examples } = command;
  const own = Object.keys(options).length > 0;
  return [
    ...wrap(`${summary}.`, width),
    '',
    ...usageLine(`${name} ${synopsis}`.trimEnd(), width),
    ...(words.length > 0
      ? [
          '',
          ...list(
            words.map((word) => [word.name, word.summary]),
            width,
          ),
        ]
      : []),
    ...(details.length > 0 ? ['', ...details.flatMap((line) => wrap(line, width))] : []),
    ...(own ? ['', 'Options:', ...optionList(options, width)] : []),
    '',
    'Examples:',
    ...examples.flatMap((example) => [
      ...wrap(`codex-glance ${example.line}`, width - 2).map((line) => `  ${line}`),
      ...wrap(example.summary, width - 6).map((line) => `      ${line}`),
    ]),
    '',
    ...wrap(POINTER, width),
    '',
  ].join('\n');
}

const POINTER = `Also --json, --codex-home DIR and the other options of every command: codex-glance --help`;

function usageLine(line: string, width: number): string[] {
  const [first = '', ...rest] = wrap(`Usage: codex-glance ${line}`, width);
  return [first, ...rest.flatMap((more) => wrap(more, width - 7)).map((more) => ' '.repeat(7) + more)];
}

/** What holds for every command. */
function commonHelp(width: number): string[] {
  const options = optionList(commonOptions, width);
  return [
    'Options of every command:',
    ...options,
    '',
    ...wrap(EXIT_CODES, width),
    '',
    ...wrap('Examples and more of one command: codex-glance COMMAND --help', width),
    '',
  ];
}

export const EXIT_CODES =
  'Exit codes: 0 done, 1 done and the answer is negative, 2 wrong usage, 3 something could not be read or written.';

function optionList(specs: OptionSpecs, width: number): string[] {
  return list(
    Object.entries(specs).map(([name, { short, value, summary }]) => [
      `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
      summary,
    ]),
    width,
  );
}

/** Two columns; a term that is too long for the first has its text below. */
function list(entries: readonly (readonly [string, string])[], width: number): string[] {
  const first = Math.min(24, width / 2 - 4, Math.max(...entries.map(([term]) => term.length))) + 4;
  return entries.flatMap(([term, text]) => {
    const [head = '', ...rest] = wrap(text, width - first);
    const lead = `  ${term}`;
    const tail = rest.map((line) => ' '.repeat(first) + line);
    return lead.length + 2 > first
      ? [lead, ' '.repeat(first) + head, ...tail]
      : [lead.padEnd(first) + head, ...tail];
  });
}

function widthOf(columns: number | null): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columns ?? 80));
}

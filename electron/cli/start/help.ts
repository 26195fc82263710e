import type { Command } from '../run/command.ts';
import { commonOptions, type OptionSpecs } from '../run/option-specs.ts';
import { wrap } from '../text/wrap.ts';
import { commands } from './commands.ts';

const NARROWEST = 40;
const WIDEST = 100;

/** `codex-glance --help`. The width is that of the terminal, null where there is none. */
export function generalHelp(columns: number | null): string {
  const width = widthOf(columns);
  return [
    ...wrap('See at a glance what Codex uses and what leaves this machine.', width),
    '',
    'Usage: codex-glance COMMAND [OPTION…]',
    '',
    'Commands:',
    ...list(
      commands.map(({ name, synopsis, summary }) => [`${name} ${synopsis}`.trimEnd(), summary]),
      width,
    ),
    '',
    ...commonHelp(width),
  ].join('\n');
}

/** `codex-glance COMMAND --help`. */
export function commandHelp(command: Command, columns: number | null): string {
  const width = widthOf(columns);
  const own = Object.keys(command.options).length > 0;
  return [
    ...wrap(`${command.summary}.`, width),
    '',
    `Usage: codex-glance ${command.name} ${command.synopsis}`.trimEnd(),
    ...(command.details ? ['', ...command.details.flatMap((line) => wrap(line, width))] : []),
    ...(own ? ['', 'Options:', ...optionList(command.options, width)] : []),
    '',
    ...commonHelp(width),
  ].join('\n');
}

/** What holds for every command. */
function commonHelp(width: number): string[] {
  const options = optionList(commonOptions, width);
  return ['Options of every command:', ...options, '', ...wrap(EXIT_CODES, width), ''];
}

const EXIT_CODES =
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

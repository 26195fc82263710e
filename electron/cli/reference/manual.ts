import { GLANCE_VERSION } from '../../shared/version.ts';
import type { Command } from '../run/command.ts';
import { commonOptions, type OptionSpecs } from '../run/option-specs.ts';

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['CODEX_HOME', 'The Codex home to read; several with commas between them.'],
  ['CODEX_GLANCE_STATE', "The folder for Glance's own index and settings."],
  ['NO_COLOR', 'Set to any value, it removes colours.'],
  ['FORCE_COLOR', 'Set to any value, it keeps colours even without a terminal; 0 removes them.'],
];

const EXITS: readonly (readonly [string, string])[] = [
  ['0', 'Done.'],
  ['1', 'Done, and the answer is negative.'],
  ['2', 'Wrong usage.'],
  ['3', 'Something could not be read or written.'],
];

/** Returns the manual page in roff, with the macros of man(7). */
export function manual(commands: readonly Command[]): string {
  const lines = [
    `.TH CODEX\\-GLANCE 1 "" "codex\\-glance ${escaped(GLANCE_VERSION)}" "User Commands"`,
    '.SH NAME',
    'codex\\-glance \\- see at a glance what Codex uses and what leaves this machine',
    '.SH SYNOPSIS',
    '.B codex\\-glance',
    '.I COMMAND',
    '.RI [ OPTION ...]',
    '.SH DESCRIPTION',
    ...text('It reads what Codex keeps on this machine and sends none of it anywhere.'),
    ...text('In a terminal the answer is text; with --json it is one document that scripts can rely on.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH OPTIONS OF EVERY COMMAND',
    ...optionLines(commonOptions),
    '.SH EXIT STATUS',
    ...EXITS.flatMap(([code, meaning]) => term([code], meaning)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, meaning]) => term([name], meaning)),
    '.SH EXAMPLES',
    ...commands.flatMap(({ examples }) => examples.flatMap(exampleLines)),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, synopsis, summary, words = [], details = [], options }: Command): string[] {
  return [
    `.SS "codex\\-glance ${escaped(`${name} ${synopsis}`.trimEnd())}"`,
    ...text(`${summary}.`),
    ...words.flatMap((word) => term([word.name], `${word.summary}.`)),
    ...details.flatMap((line, index) => [
      index > 0 && line.startsWith('  ') ? '.br' : '.PP',
      ...(line === '' ? [] : text(line)),
    ]),
    ...optionLines(options),
  ];
}

function optionLines(specs: OptionSpecs): string[] {
  return Object.entries(specs).flatMap(([name, { short, value, summary }]) => {
    const spellings = [...(short ? [`-${short}`] : []), `--${name}`].join(', ');
    return term([spellings, ...(value ? [value] : [])], `${summary}.`);
  });
}

function exampleLines({ line, summary }: Command['examples'][number]): string[] {
  return ['.TP', `.B ${escaped(`codex-glance ${line}`)}`, ...text(`${summary}.`)];
}

/** A term and, in italics, what follows it; then what it means. */
function term([name = '', value]: readonly string[], meaning: string): string[] {
  const head = `\\fB${escaped(name)}\\fR${value === undefined ? '' : ` \\fI${escaped(value)}\\fR`}`;
  return ['.TP', head, ...text(meaning)];
}

/** A line that begins with a sign of control is none here; ends that follow a full stop are not doubled. */
function text(line: string): string[] {
  const safe = escaped(line.replace(/([.?!])\.$/, '$1').trimStart());
  return [/^[.']/.test(safe) ? `\\&${safe}` : safe];
}

/** In words of roff: dashes can be copied, and every other sign is itself. */
function escaped(line: string): string {
  return line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replaceAll('…', '...')
    .replaceAll('–', '\\(en')
    .replaceAll('−', '\\-');
}

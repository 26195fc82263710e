import { sharedOptions, type TabledCommand, type TabledOption } from './option-table.ts';

/** Returns a script for fish. */
export function fishCompletions(commands: readonly TabledCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const shared = sharedOptions();
  const isShared = ({ name }: TabledOption) => shared.some((each) => each.name === name);
  return `${[
    '# Completions of codex-glance for fish.',
    'complete -c codex-glance -f',
    ...shared.map((option) => optionLine(option, null)),
    ...commands.flatMap(({ name, summary, options, words }) => [
      `complete -c codex-glance -n ${quoted(`not __fish_seen_subcommand_from ${names}`)} -a ${name} -d ${quoted(summary)}`,
      ...words.map((word) => wordLine(name, word)),
      ...options.filter((option) => !isShared(option)).map((option) => optionLine(option, name)),
    ]),
  ].join('\n')}\n`;
}

function wordLine(command: string, { name, summary }: TabledCommand['words'][number]): string {
  const described = summary === '' ? '' : ` -d ${quoted(summary)}`;
  return `complete -c codex-glance -n ${quoted(`__fish_seen_subcommand_from ${command}`)} -a ${quoted(name)}${described}`;
}

function optionLine({ name, short, summary, value, values }: TabledOption, command: string | null): string {
  const where = command === null ? '' : ` -n ${quoted(`__fish_seen_subcommand_from ${command}`)}`;
  const taken =
    values.length > 0
      ? ` -x -a ${quoted(values.join(' '))}`
      : value === 'folder'
        ? ` -x -a ${quoted('(__fish_complete_directories)')}`
        : value === 'file'
          ? ' -r -F'
          : value === null
            ? ''
            : ' -x';
  return `complete -c codex-glance${where} -l ${name}${short === null ? '' : ` -s ${short}`}${taken} -d ${quoted(summary)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

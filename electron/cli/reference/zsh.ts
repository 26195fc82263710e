import { sharedOptions, type TabledCommand, type TabledOption } from './option-table.ts';

/** Returns a script for Zsh, as a file `_codex-glance` in a folder of `fpath`. */
export function zshCompletions(commands: readonly TabledCommand[]): string {
  return `#compdef codex-glance
# Completions of codex-glance for Zsh.
_codex_glance() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
${sharedOptions().flatMap(argument).join('\n')}
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command)
      local -a commands
      commands=(
${commands.map(({ name, summary }) => `        ${quoted(described(name, summary))}`).join('\n')}
      )
      _describe -t commands command commands ;;
    argument)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [ "$funcstack[1]" = _codex-glance ]; then
  _codex_glance "$@"
else
  compdef _codex_glance codex-glance
fi
`;
}

function commandCase({ name, options, words }: TabledCommand): string {
  const place =
    words.length === 0
      ? []
      : [
          `            ${quoted(`1:word:((${words.map((word) => described(word.name, word.summary).replaceAll(' ', '\\ ')).join(' ')}))`)} \\`,
        ];
  return `        ${name})
          _arguments \\
${[...options.flatMap(argument).map((line) => `        ${line}`), ...place].join('\n')}
            '*::command:_normal' ;;`;
}

/** One line a spelling. */
function argument({ name, short, summary, value, values, multiple }: TabledOption): string[] {
  const spellings = [`--${name}`, ...(short === null ? [] : [`-${short}`])];
  const others = spellings.length > 1 ? `(${spellings.join(' ')})` : '';
  const what =
    values.length > 0
      ? `:value:(${values.join(' ')})`
      : value === 'folder'
        ? ':folder:_files -/'
        : value === 'file'
          ? ':file:_files'
          : value === null
            ? ''
            : ':value: ';
  return spellings.map(
    (spelling) => `    ${quoted(`${multiple ? '*' : others}${spelling}[${plain(summary)}]${what}`)} \\`,
  );
}

function described(name: string, summary: string): string {
  return summary === '' ? name : `${name}:${plain(summary)}`;
}

/** Without what `_arguments` takes for its own. */
function plain(text: string): string {
  return text.replace(/[[\]\\()]/g, '').replaceAll(':', ' -');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import { sharedOptions, spelled, type TabledCommand, type TabledOption } from './option-table.ts';

/** Returns a script for Bash 3.2 and newer. */
export function bashCompletions(commands: readonly TabledCommand[]): string {
  const names = commands.map(({ name }) => name);
  const all = [
    ...new Map(commands.flatMap(({ options }) => options).map((each) => [each.name, each])).values(),
  ];
  const takes = ({ value }: TabledOption) => value !== null;
  const isOwn = ({ name }: TabledOption) => sharedOptions().every((each) => each.name !== name);
  return `# Completions of codex-glance for Bash.
_codex_glance() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev='' command='' places=0 i=1 word
  [ "$COMP_CWORD" -gt 0 ] && prev=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  while [ "$i" -lt "$COMP_CWORD" ]; do
    word=\${COMP_WORDS[i]}
    case $word in
      --) compopt -o default 2>/dev/null; return ;;
      ${all
        .filter(takes)
        .map(({ name }) => `--${name}`)
        .join('|')}) i=$((i + 1)) ;;
      -*) ;;
      *) if [ -z "$command" ]; then command=$word; else places=$((places + 1)); fi ;;
    esac
    i=$((i + 1))
  done
  case "$command $prev" in
${commands
  .flatMap(({ name, options }) =>
    options
      .filter(takes)
      .filter(isOwn)
      .map((each) => valueCase(`${name} --${each.name}`, each)),
  )
  .join('\n')}
${sharedOptions()
  .filter(takes)
  .map((each) => valueCase(`* --${each.name}`, each))
  .join('\n')}
  esac
  local options='${spell(sharedOptions())}' words='${names.join(' ')}'
  case $command in
    '') ;;
${commands.map(commandCase).join('\n')}
    *) words='' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$options" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
  esac
}
complete -F _codex_glance codex-glance
`;
}

function spell(options: readonly TabledOption[]): string {
  return options.flatMap(spelled).join(' ');
}

/** `place`: the command and the option before the word, as a pattern. */
function valueCase(place: string, { value, values }: TabledOption): string {
  const pattern = place.replace('* ', '*" ').replace(/^[^*]/, '"$&');
  const reply = (words: string) => `    ${pattern}") ${words}; return ;;`;
  if (values.length > 0) return reply(`COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$cur"))`);
  if (value === 'text') return reply(':');
  const kind = value === 'folder' ? '-d' : '-f';
  return reply(`compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen ${kind} -- "$cur"))`);
}

function commandCase({ name, options, words }: TabledCommand): string {
  const first = words.map((word) => word.name).join(' ');
  return `    ${name})
      options='${spell(options)}'
      words='${first}' ;;`;
}

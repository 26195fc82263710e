import { unknownWord } from '../../core/collections/closest.ts';
import { bashCompletions } from '../reference/bash.ts';
import { fishCompletions } from '../reference/fish.ts';
import { optionTable, type TabledCommand } from '../reference/option-table.ts';
import { powershellCompletions } from '../reference/powershell.ts';
import { zshCompletions } from '../reference/zsh.ts';
import type { Command } from '../run/command.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { noWords } from './no-words.ts';

const shells: Readonly<Record<string, (commands: readonly TabledCommand[]) => string>> = {
  bash: bashCompletions,
  zsh: zshCompletions,
  fish: fishCompletions,
  powershell: powershellCompletions,
};

/** Makes the command `completions`. `commands` returns all of the program, once they are loaded. */
export const completionsCommand = (commands: () => readonly Command[]): Command => ({
  name: 'completions',
  synopsis: 'bash|zsh|fish|powershell',
  summary: 'Print a script that completes commands and options in your shell',
  words: [
    { name: 'bash', summary: 'For Bash 3.2 and newer' },
    { name: 'zsh', summary: 'For Zsh' },
    { name: 'fish', summary: 'For fish' },
    { name: 'powershell', summary: 'For PowerShell 5.1 and newer' },
  ],
  options: {},
  examples: [
    {
      line: 'completions bash > ~/.local/share/bash-completion/completions/codex-glance',
      summary: 'For Bash, from the next shell on',
    },
    {
      line: 'completions fish > ~/.config/fish/completions/codex-glance.fish',
      summary: 'For fish',
    },
    { line: 'completions powershell >> $PROFILE', summary: 'For PowerShell' },
  ],
  details: ['For Zsh, write it as _codex-glance into a folder of fpath, before compinit runs.'],
  takesAnyFolder: true,
  prepare([shell, ...more]) {
    const names = Object.keys(shells);
    if (shell === undefined) throw wrongUsage('missing-word', `Name your shell: one of ${names.join(', ')}.`);
    const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (script === undefined) throw wrongUsage('unknown-shell', unknownWord('shell', shell, names));
    noWords(`completions ${shell}`, more);
    return async ({ terminal }) => {
      await terminal.stdout.write(script(optionTable(commands())));
      return 0;
    };
  },
});

import { sharedOptions, spelled, type TabledCommand } from './option-table.ts';

/** Returns a script for PowerShell 5.1 and newer. */
export function powershellCompletions(commands: readonly TabledCommand[]): string {
  return `# Completions of codex-glance for PowerShell.
Register-ArgumentCompleter -Native -CommandName 'codex-glance' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(({ name, summary }) => `    ${quoted(name)} = ${quoted(summary)}`).join('\n')}
  }
  $options = @{
    '' = ${listed(sharedOptions().flatMap(spelled))}
${commands.map(({ name, options }) => `    ${quoted(name)} = ${listed(options.flatMap(spelled))}`).join('\n')}
  }
  $words = @{
${commands.map(({ name, words }) => `    ${quoted(name)} = ${listed(words.map((word) => word.name))}`).join('\n')}
  }
  $values = @{
${commands.flatMap(valueLines).join('\n')}
  }
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -ne '' -and $typed.Count -gt 0) { $typed = @($typed | Select-Object -SkipLast 1) }
  $command = @($typed | Where-Object { $commands.Contains($_) })[0]
  $previous = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $found = if ($values.ContainsKey("$command $previous")) { $values["$command $previous"] }
    elseif ($wordToComplete.StartsWith('-')) { $options[[string]$command] }
    elseif ($null -eq $command) { @($commands.Keys) }
    else { $words[$command] }
  $found | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object {
    $tip = if ($null -eq $command -and $commands.Contains($_)) { $commands[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $tip)
  }
}
`;
}

function valueLines({ name, options }: TabledCommand): string[] {
  const few = options.filter(({ values }) => values.length > 0);
  return few.map((option) => `    ${quoted(`${name} --${option.name}`)} = ${listed(option.values)}`);
}

function listed(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Writes a PowerShell script for devices with Windows: it puts the requirements where Codex reads them, and lets none
 * but administrators write there. The text goes as base64, so that no part of it is a command.
 */
export function intuneScript(requirements: string): string {
  const encoded = Buffer.from(requirements, 'utf8').toString('base64');
  return [
    '# Requirements of Codex, built by Codex Glance. Run it as the system, in a 64-bit PowerShell.',
    "$ErrorActionPreference = 'Stop'",
    "$folder = Join-Path $env:ProgramData 'OpenAI\\Codex'",
    "$file = Join-Path $folder 'requirements.toml'",
    'New-Item -ItemType Directory -Path $folder -Force | Out-Null',
    `$bytes = [Convert]::FromBase64String('${encoded}')`,
    '[IO.File]::WriteAllBytes($file, $bytes)',
    // By their identifiers, since names of groups differ by language: SYSTEM, Administrators, Users.
    "& icacls.exe $folder /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-32-545:(OI)(CI)RX' | Out-Null",
    'if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }',
    '',
  ].join('\r\n');
}

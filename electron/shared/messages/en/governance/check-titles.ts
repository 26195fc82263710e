import { messageMaker } from '../../message.ts';

/** What each rule asks for, a few words. */
const titles = {
  'check.title.sign-in': () => 'Sign-in as allowed',
  'check.title.workspace': () => 'ChatGPT workspace forced',
  'check.title.api-key-sessions': () => 'Few sessions by API key',
  'check.title.provider': () => 'Model provider allowed',
  'check.title.models': () => 'Model approved',
  'check.title.approval': () => 'Approval asked for',
  'check.title.reviewer': () => 'Approvals by a person',
  'check.title.sandbox': () => 'Sandbox as allowed',
  'check.title.login-shell': () => 'No login shell',
  'check.title.trusted-folders': () => 'Trusted folders as allowed',
  'check.title.command-network': () => 'No network for commands',
  'check.title.web-search': () => 'Web search as allowed',
  'check.title.mcp-servers': () => 'MCP servers as allowed',
  'check.title.allow-lists': () => 'Allow-lists not by name alone',
  'check.title.features': () => 'Features off',
  'check.title.credential-store': () => 'Sign-in kept in a keyring',
  'check.title.secret-files': () => 'No credential that others can read',
  'check.title.denied-reads': () => 'Secrets kept from commands',
  'check.title.analytics': () => 'Analytics as decided',
  'check.title.analytics-project': () => 'Analytics not switched on by a repository',
  'check.title.prompt-logging': () => 'Prompts not logged',
  'check.title.tool-content': () => 'Content of tool calls in logs',
  'check.title.retention': () => 'Retention as wished',
  'check.title.residency': () => 'Residency required',
  'check.title.otel-logs': () => 'Logs exported',
  'check.title.otel-accepted': () => 'Exports accepted',
  'check.title.otel-hosts': () => 'Exports to known hosts',
  'check.title.otel-tls': () => 'Exports encrypted',
  'check.title.hooks': () => 'Managed hooks alone',
  'check.title.hook-trust': () => 'Hooks run',
  'check.title.bypass-processes': () => 'No Codex without its sandbox',
  'check.title.command-rules': () => 'Rules on commands',
  'check.title.requirements-present': () => 'Requirements in place',
  'check.title.requirements-enforced': () => 'Requirements really enforced',
  'check.title.requirements-start': () => 'Requirements let Codex start',
  'check.title.config-valid': () => 'Configuration valid',
  'check.title.unknown-keys': () => 'No unknown keys',
  'check.title.managed-files': () => 'Managed files out of reach',
  'check.title.codex-version': () => 'Codex version as allowed',
  'check.title.windows-sandbox': () => 'Sandbox of Windows',
  'check.title.remote': () => 'No remote control',
};
export type CheckTitle = keyof typeof titles;

/** Why each rule matters, a sentence. */
const whys = {
  'check.why.sign-in': () =>
    'Sessions with an API key or another provider are not in the compliance export of a ChatGPT workspace.',
  'check.why.workspace': () => 'Work in a personal account is seen by no administrator.',
  'check.why.api-key-sessions': () => 'No compliance export has them, so nobody can look them up later.',
  'check.why.provider': () => 'Every prompt and file that a session reads goes to the provider.',
  'check.why.models': () => 'Another model may have other terms, prices and abilities.',
  'check.why.approval': () => 'Without it Codex does what it likes within its sandbox and beyond.',
  'check.why.reviewer': () => 'A model that approves can be talked into it by what it reads.',
  'check.why.sandbox': () => 'Outside a sandbox a command can change every file of the user.',
  'check.why.login-shell': () =>
    'A login shell brings credentials from the profile of the user into each command.',
  'check.why.trusted-folders': () =>
    'A trusted folder can set up servers, hooks and analytics by its own files.',
  'check.why.command-network': () => 'With a network a command can carry away whatever it can read.',
  'check.why.web-search': () => 'Pages fetched as they are now can hold instructions that the model follows.',
  'check.why.mcp-servers': () => 'A server sees what it is asked and acts with the rights of the user.',
  'check.why.allow-lists': () => 'What goes by a name alone lets through whatever is given that name.',
  'check.why.features': () => 'Each opens a way to data or to other programs that was not reviewed.',
  'check.why.credential-store': () => 'A sign-in in a file can be copied to another machine.',
  'check.why.secret-files': () => 'Anyone who can read the file can use the credential.',
  'check.why.denied-reads': () => 'What a command reads, the model reads, and its provider.',
  'check.why.analytics': () =>
    'Codex sends usage events and metrics to OpenAI unless a configuration switches that off.',
  'check.why.analytics-project': () => "A trusted repository's file wins over the user's own opt-out.",
  'check.why.prompt-logging': () => 'Prompts hold code, names and secrets, and stay in logs for long.',
  'check.why.tool-content': () => 'They hold commands, file contents and whatever those print.',
  'check.why.retention': () => 'Old sessions hold code and prompts that nobody needs any more.',
  'check.why.residency': () => 'Without it data may be kept in any region.',
  'check.why.otel-logs': () => 'They are the only record of what Codex did on this machine that leaves it.',
  'check.why.otel-accepted': () => 'Codex does not say when a collector refuses what it sends.',
  'check.why.otel-hosts': () => 'Logs hold the address of the user and the content of tool calls.',
  'check.why.otel-tls': () => 'On the way anyone could read logs and the credential that goes along.',
  'check.why.hooks': () => 'A hook is a command that runs without being asked.',
  'check.why.hook-trust': () => 'A safeguard that Codex skips in silence looks like one and is none.',
  'check.why.bypass-processes': () =>
    'What the configuration says does not count for a process that was started to leave it out.',
  'check.why.command-rules': () => 'Changes of production belong into a pipeline that is reviewed.',
  'check.why.requirements-present': () => 'All else is a default that a user can change.',
  'check.why.requirements-enforced': () => 'What Codex ignores looks like protection and is none.',
  'check.why.requirements-start': () => 'A mistake in them stops Codex on every machine at once.',
  'check.why.config-valid': () =>
    'With a broken file Codex in an editor runs on its defaults, without any opt-out.',
  'check.why.unknown-keys': () => 'A misspelt key does nothing, and nobody notices.',
  'check.why.managed-files': () => 'A user who can write them is bound by nothing.',
  'check.why.codex-version': () => 'Other versions heed other keys and have other faults.',
  'check.why.windows-sandbox': () => 'The weaker one keeps less from commands.',
  'check.why.remote': () => 'Who steers Codex acts with the rights of the user.',
} satisfies Readonly<Record<`check.why.${Rule}`, () => string>>;
type Rule = CheckTitle extends `check.title.${infer Id}` ? Id : never;
export type CheckWhy = keyof typeof whys;

export const checkTitles = { ...titles, ...whys };
export const checkTitleMessage = messageMaker(titles);
export const checkWhyMessage = messageMaker(whys);

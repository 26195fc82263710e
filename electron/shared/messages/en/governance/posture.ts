import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

const items = (count: number, one: string, other: string) =>
  `${count} ${plural('en', count, { one, other })}`;

/** What an entry of the posture needs to be understood, a sentence each. */
export const posture = {
  'posture.not-verified': ({ reason }: { reason: Clause }) => `${reason}, so this may not be so`,
  'posture.not-known': ({ reason }: { reason: Clause }) => `Not known: ${reason}`,
  'posture.no-layer': () => 'No layer sets it',
  'posture.refused': ({ value, by }: { value: string; by: Clause }) =>
    `${by} asks for ${value}, which requirements do not allow`,
  'posture.sign-in.unknown': () => 'How Codex is signed in is not known',
  'posture.login.any': () => 'Any sign-in is accepted',
  'posture.login.required': ({ methods }: { methods: readonly string[] }) =>
    `Requirements allow ${listOf(methods, 'and')}`,
  'posture.workspace.any': () => 'Any workspace and any personal account is accepted',
  'posture.workspace.passed-by': () =>
    'Checked for ChatGPT sign-in alone: an API key, a personal access token and CODEX_ACCESS_TOKEN pass by it',
  'posture.model.unset': () => 'Codex chooses the model',
  'posture.reasoning.unset': () => 'The model has its own default',
  'posture.catalog.unset': () => 'Codex offers every model of the account',
  'posture.provider.openai': () => 'Prompts go to OpenAI',
  'posture.provider.elsewhere': ({ address }: { address: string }) =>
    `Prompts go to ${address}, not to OpenAI`,
  'posture.provider.unknown': () => 'Prompts do not go to OpenAI; where they go is not set',
  'posture.provider.local': () => 'Prompts go to a model server on this machine, not to OpenAI',
  'posture.approval.never': () => 'Commands run without asking',
  'posture.approval.by-trust': ({ marked }: { marked: boolean }) =>
    marked ? 'Because the folder is marked untrusted' : "Codex's own default",
  'posture.approval.on-failure': () => 'Codex 0.171.0 takes on-failure for on-request',
  'posture.approval.granular': ({ declined }: { declined: readonly string[] }) =>
    declined.length === 0 ? 'Asks in every case' : `Declined without asking: ${listOf(declined, 'and')}`,
  'posture.reviewer.model': () => 'A model decides on approvals, not a person',
  'posture.sandbox.full': () => 'Commands run without a sandbox',
  'posture.sandbox.profile': ({ name }: { name: string }) => `By the permission profile ${name}`,
  'posture.sandbox.profile-unknown': ({ name }: { name: string }) =>
    `The permission profile ${name} is not defined`,
  'posture.sandbox.by-trust': ({ trusted }: { trusted: boolean }) =>
    trusted
      ? 'Not set: this folder has an entry in [projects], so commands may write to it'
      : 'Not set: this folder has no entry in [projects], so commands may only read',
  'posture.sandbox.no-folder': () => 'Not set: it depends on the folder that Codex works in',
  'posture.sandbox.overruled': ({ by }: { by: Clause }) => `Decided by ${by}`,
  'posture.sandbox.ignored': ({ key }: { key: string }) => `Not in force: ${key} decides`,
  'posture.sandbox.only-older': () => 'Counts only with sandbox_mode = "workspace-write"',
  'posture.writable.all': () => 'Everything: commands run without a sandbox',
  'posture.writable.none': () => 'Nothing: commands may only read',
  'posture.writable.workspace': () => 'Besides the folder that Codex works in and temporary folders',
  'posture.login-shell': () => 'Commands may start a login shell, which reads your shell profile',
  'posture.projects.none': () => 'No folder is marked',
  'posture.projects.gone': () => 'The folder is gone',
  'posture.projects.too-wide': () => 'Everything below it is trusted',
  'posture.process.unknown': () => 'Whether it bypasses anything is not known',
  'posture.processes.unknown': () => 'Running processes could not be listed',
  'posture.processes.none': () => 'No running Codex is known to bypass anything',
  'posture.network.full': () => 'Commands run without a sandbox, so the network is open to them',
  'posture.network.by-profile': ({ name }: { name: string }) => `By the permission profile ${name}`,
  'posture.network.read-only': () => 'Commands may only read, and have no network',
  'posture.web.unset': () => 'Not set: Codex chooses',
  'posture.servers.none': () => 'No layer sets one up',
  'posture.server.overruled': () => 'A higher layer sets it up in another way',
  'posture.server.blocked': () => 'Requirements do not list it by name and identity',
  'posture.server.not-used': () => 'Its layer is not in use',
  'posture.servers.any': () => 'Every server may be added',
  'posture.servers.no-server': () => 'The list is empty, so no server starts',
  'posture.servers.by-identity': ({ count }: { count: number }) =>
    `${items(count, 'server', 'servers')}, each by name and identity`,
  'posture.plugins.any': () => 'Every plugin may be added',
  'posture.plugins.list-ignored': () => 'An empty list blocks nothing',
  'posture.hooks.none': () => 'No layer has one',
  'posture.hooks.off': () => 'features.hooks is off, so none runs',
  'posture.hook.untrusted': () => 'Skipped in silence until you trust it in the TUI',
  'posture.hook.modified': () => 'Changed since it was trusted, so it is skipped in silence',
  'posture.hook.disabled': () => 'Switched off by you',
  'posture.hook.managed-only': () => 'Requirements allow managed hooks alone',
  'posture.hook.not-read': () => 'Its file is not in use',
  'posture.hook.unsupported': () => 'Codex does not run hooks of this kind',
  'posture.hook.unknown': () => 'Whether it is trusted is not known',
  'posture.skills.none': () => 'None found',
  'posture.plugins.none': () => 'None installed and none named',
  'posture.plugin.not-installed': () => 'Not installed',
  'posture.plugin.not-named': () => 'Installed, and switched on by no layer',
  'posture.commands.none': () => 'No layer names one',
  'posture.command.at-start': () => 'Codex runs it as soon as it starts',
  'posture.command.in-session': () => 'Codex runs it when a session needs it',
  'posture.notify': () => 'Codex runs it after each turn, with the last message as an argument',
  'posture.features.none': () => 'None is on',
  'posture.feature.stage': ({ stage }: { stage: string }) => `Stage: ${stage}`,
  'posture.reads.none': () => 'Commands may read every file that you can',
  'posture.reads.not-known': () => 'Which profile is in force is not known',
  'posture.store.file': () => 'auth.json in the Codex home holds credentials in plain text',
  'posture.environment.unset': () => 'Commands get your environment, without names that sound like secrets',
  'posture.residency.none': () => 'Requirements ask for none; the account may have one',
  'posture.history.kept': () => 'Prompts are kept in history.jsonl',
  'posture.rollouts': () => 'Codex keeps sessions until they are deleted',
  'posture.rollouts.unknown': () => 'Sessions were not counted',
  'posture.analytics.requirement-ignored': ({ reason }: { reason: Clause }) =>
    `${reason}. Requirements ask for another value, which Codex ignores`,
  'posture.hooks-only.open': () => 'Hooks of users and repositories may run once they are trusted',
  'posture.rules.none': () => 'No rule is required',
  'posture.rule-files.none': () => 'None found',
  'posture.rule-file.not-read': () => 'Not in use: its folder is not trusted',
  'posture.version.unknown': () => 'No Codex was seen',
  'posture.version.newer': ({ version }: { version: string }) =>
    `Newer than ${version}, the last one that was verified`,
  'posture.version.verified': ({ version }: { version: string }) =>
    `Not newer than ${version}, which was verified`,
  'posture.not-windows': () => 'Counts on Windows alone',
};

export const postureMessage = messageMaker(posture);

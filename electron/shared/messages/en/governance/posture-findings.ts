import { type Clause, messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

const counted = (count: number, one: string, other: string) =>
  `${count} ${plural('en', count, { one, other })}`;

/** What is dangerous, contradicts itself or does nothing in what Codex may do here. */
export const postureFindings = {
  'posture-finding.mixed': () => 'Permission profiles and the older sandbox modes are both in use.',
  'posture-finding.mixed.why': ({ by }: { by: Clause }) =>
    `The highest layer that has one of them decides, whichever it is; here ${by} does. What the others say is ignored in silence.`,
  'posture-finding.mixed.remedy': () =>
    'Use default_permissions and allowed_permission_profiles everywhere, and take sandbox_mode, sandbox_workspace_write and allowed_sandbox_modes out.',
  'posture-finding.no-sandbox': ({ asks }: { asks: boolean }) =>
    asks ? 'Commands run without a sandbox.' : 'Commands run without a sandbox and without asking.',
  'posture-finding.no-sandbox.why': () => 'They may change every file that you can, and reach the network.',
  'posture-finding.no-sandbox.remedy': () =>
    'Set default_permissions = ":workspace", or require it with allowed_permission_profiles.',
  'posture-finding.provider': ({ address }: { address: string }) =>
    `Prompts go to ${address}, not to OpenAI.`,
  'posture-finding.provider.unknown': () => 'Prompts do not go to OpenAI.',
  'posture-finding.provider.why': () =>
    'What OpenAI agreed with you on retention, residency and compliance export does not hold there.',
  'posture-finding.provider.remedy': () =>
    'Set model_provider = "openai", or pin it in requirements with model_provider.',
  'posture-finding.too-wide': ({ folder }: { folder: string }) => `All of ${folder} is trusted.`,
  'posture-finding.too-wide.why': () =>
    'A configuration that anyone puts into a folder below it counts, its hooks and servers included.',
  'posture-finding.too-wide.remedy': () => 'Take the entry out, and trust single projects.',
  'posture-finding.gone': ({ count }: { count: number }) =>
    `${counted(count, 'folder that is gone is', 'folders that are gone are')} still trusted.`,
  'posture-finding.gone.why': () => 'Whatever is put there later is trusted at once.',
  'posture-finding.gone.remedy': () => 'Take the entries out of [projects].',
  'posture-finding.hooks-skipped': ({ count }: { count: number }) =>
    `${counted(count, 'hook is', 'hooks are')} skipped in silence.`,
  'posture-finding.hooks-skipped.why': () =>
    'Codex runs a hook only once this very definition was trusted at this very path; exec never asks.',
  'posture-finding.hooks-skipped.remedy': () =>
    'Review them with /hooks in the TUI, or put them into the system config, where no trust is needed.',
  'posture-finding.hook-trust-elsewhere': ({ count }: { count: number }) =>
    `${counted(count, 'trust', 'trusts')} of hooks that are not there.`,
  'posture-finding.hook-trust-elsewhere.why': () =>
    'Trust is kept by the path of the file: a home that was copied or moved has lost it.',
  'posture-finding.hook-trust-elsewhere.remedy': () =>
    'Trust the hooks again in the TUI, and take the old entries out of [hooks.state].',
  'posture-finding.process': ({ pid, hooks }: { pid: number; hooks: boolean }) =>
    hooks
      ? `Codex with process number ${pid} runs hooks that nobody trusted.`
      : `Codex with process number ${pid} runs without sandbox and approvals.`,
  'posture-finding.process.why': () => 'An option of its command line says so.',
  'posture-finding.process.remedy': () =>
    'End it, or run it in a container. Requirements do not allow it where they list approval policies without never.',
  'posture-finding.plugins-list': () => 'The empty list of plugins in requirements blocks nothing.',
  'posture-finding.plugins-list.why': () =>
    'Codex 0.171.0 starts the servers of plugins all the same, as seen on 2026-11-30.',
  'posture-finding.plugins-list.remedy': () =>
    'Add mcp_servers = {}, which blocks the servers of plugins as well, or list one plugin with its servers.',
  'posture-finding.workspace': () => 'The required ChatGPT workspace does not bind this sign-in.',
  'posture-finding.workspace.remedy': () => 'Set forced_login_method = "chatgpt" as well.',
  'posture-finding.no-session': () =>
    'Codex 0.171.0 begins no session with approval_policy = "never" and full access that requirements refuse.',
  'posture-finding.no-session.remedy': () =>
    'Choose an approval policy such as "on-request", or a sandbox that requirements allow.',
  'posture-finding.no-session.why': () =>
    'Seen with Codex 0.171.0 on 2026-11-30: it takes the files, and no session.',
  'posture-finding.blocked': ({ count }: { count: number }) =>
    `${counted(count, 'MCP server is', 'MCP servers are')} set up and blocked by requirements.`,
  'posture-finding.blocked.why': () => 'Codex leaves them out in silence.',
  'posture-finding.blocked.remedy': () =>
    'List each with its command or address as identity, or take it out of the configuration.',
};

export const postureFindingMessage = messageMaker(postureFindings);

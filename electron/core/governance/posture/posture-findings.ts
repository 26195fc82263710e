import { type Finding, type FindingWords, finding } from '../../../shared/finding.ts';
import { postureMessage } from '../../../shared/messages/en/governance/posture.ts';
import { postureFindingMessage as say } from '../../../shared/messages/en/governance/posture-findings.ts';
import type { Origin } from '../../../shared/origin.ts';
import { uncertaintyOfAll } from '../../config/certainty.ts';
import { layerName } from '../../config/layers/layer-name.ts';
import { resolvedValue } from '../../config/resolve.ts';
import { isTable } from '../../config/toml/toml.ts';
import { hookState } from './entries/hook-state.ts';
import { promptsGoTo } from './entries/models.ts';
import { decideApproval } from './entries/oversight.ts';
import { decideSandbox } from './entries/sandbox.ts';
import { findStartFault } from './entries/start-fault.ts';
import type { PostureFacts } from './facts/posture-facts.ts';
import { requiredValue } from './facts/required.ts';

/** What is dangerous, contradicts itself or does nothing, the worst first. Pure. */
export function postureFindings(facts: PostureFacts): Finding[] {
  // With a Codex that is not verified, or files that were not read, what would be in force is not known.
  const isKnown =
    uncertaintyOfAll(facts.resolved, [['sandbox_mode'], ['approval_policy'], ['hooks']]) === null;
  const all = [
    ...(isKnown ? [...startFindings(facts), ...sandboxFindings(facts), ...hookFindings(facts)] : []),
    ...processFindings(facts),
    ...projectFindings(facts),
    ...providerFindings(facts),
    ...requirementFindings(facts),
  ];
  const rank = { error: 0, warning: 1, info: 2 };
  return all.toSorted((a, b) => rank[a.level] - rank[b.level]);
}

function about(
  kind: string,
  words: FindingWords,
  place: Origin | null = null,
  subject: string | null = null,
): Finding {
  // The managed preferences of a Mac have a name and no file.
  const isFile = place?.file !== undefined && /^(?:[/\\]|[A-Za-z]:)/.test(place.file);
  return finding({ area: 'governance', kind: `governance.${kind}`, subject }, words, isFile ? place : null);
}

function startFindings(facts: PostureFacts): Finding[] {
  const origin = findStartFault(facts);
  if (origin === null) return [];
  return [
    about(
      'no-session',
      {
        level: 'error',
        title: say('posture-finding.no-session'),
        detail: say('posture-finding.no-session.why'),
        remedy: say('posture-finding.no-session.remedy'),
      },
      origin,
    ),
  ];
}

function sandboxFindings(facts: PostureFacts): Finding[] {
  const sandbox = decideSandbox(facts);
  const found: Finding[] = [];
  if (sandbox.mode === 'danger-full-access') {
    const asks = decideApproval(facts).value !== 'never';
    const words = {
      title: say('posture-finding.no-sandbox', { asks }),
      detail: say('posture-finding.no-sandbox.why'),
      remedy: say('posture-finding.no-sandbox.remedy'),
    };
    found.push(about('no-sandbox', { level: asks ? 'warning' : 'error', ...words }, sandbox.origin));
  }
  if (sandbox.mixed) {
    const by = layerName(sandbox.overruledBy ?? sandbox.origin);
    found.push(
      about(
        'permissions-mixed',
        {
          level: 'warning',
          title: say('posture-finding.mixed'),
          detail: say('posture-finding.mixed.why', { by }),
          remedy: say('posture-finding.mixed.remedy'),
        },
        sandbox.overruledBy ?? sandbox.origin,
      ),
    );
  }
  return found;
}

function hookFindings(facts: PostureFacts): Finding[] {
  const { hooks } = facts.hooks;
  const skipped = hooks.filter((hook) => ['untrusted', 'modified'].includes(hookState(facts, hook).state));
  const keys = new Set(hooks.map(({ key }) => key));
  const elsewhere = [...facts.hookStates.keys()].filter((key) => !keys.has(key));
  const count = (list: readonly unknown[]) => ({ count: list.length });
  return [
    ...(skipped.length === 0
      ? []
      : [
          about(
            'hooks-skipped',
            {
              level: 'warning',
              title: say('posture-finding.hooks-skipped', count(skipped)),
              detail: say('posture-finding.hooks-skipped.why'),
              remedy: say('posture-finding.hooks-skipped.remedy'),
            },
            skipped[0]?.origin ?? null,
          ),
        ]),
    ...(elsewhere.length === 0
      ? []
      : [
          about('hook-trust-elsewhere', {
            level: 'info',
            title: say('posture-finding.hook-trust-elsewhere', count(elsewhere)),
            detail: say('posture-finding.hook-trust-elsewhere.why'),
            remedy: say('posture-finding.hook-trust-elsewhere.remedy'),
          }),
        ]),
  ];
}

function processFindings({ processes }: PostureFacts): Finding[] {
  return (processes ?? []).flatMap(({ pid, bypasses }) => {
    if (!bypasses || bypasses.length === 0) return [];
    const hooks = !bypasses.includes('sandbox');
    return [
      about(
        'process-bypass',
        {
          level: 'warning',
          title: say('posture-finding.process', { pid, hooks }),
          detail: say('posture-finding.process.why'),
          remedy: say('posture-finding.process.remedy'),
        },
        null,
        String(pid),
      ),
    ];
  });
}

function projectFindings({ folders }: PostureFacts): Finding[] {
  const trusted = folders.filter(({ level }) => level === 'trusted');
  const gone = trusted.filter(({ exists }) => exists === false);
  return [
    ...trusted
      .filter(({ tooWide, exists }) => tooWide && exists !== false)
      .map(({ folder, origin }) =>
        about(
          'project-too-wide',
          {
            level: 'warning',
            title: say('posture-finding.too-wide', { folder }),
            detail: say('posture-finding.too-wide.why'),
            remedy: say('posture-finding.too-wide.remedy'),
          },
          origin,
          folder,
        ),
      ),
    ...(gone.length === 0
      ? []
      : [
          about(
            'projects-gone',
            {
              level: 'info',
              title: say('posture-finding.gone', { count: gone.length }),
              detail: say('posture-finding.gone.why'),
              remedy: say('posture-finding.gone.remedy'),
            },
            gone[0]?.origin ?? null,
          ),
        ]),
  ];
}

function providerFindings({ resolved }: PostureFacts): Finding[] {
  const { isOpenai, address, origin } = promptsGoTo(resolved);
  // What runs on this machine sends prompts nowhere.
  if (isOpenai || address === 'local') return [];
  const title =
    address === null ? say('posture-finding.provider.unknown') : say('posture-finding.provider', { address });
  const words = {
    detail: say('posture-finding.provider.why'),
    remedy: say('posture-finding.provider.remedy'),
  };
  return [about('provider-elsewhere', { level: 'info', title, ...words }, origin)];
}

function requirementFindings({ resolved, servers, auth }: PostureFacts): Finding[] {
  const found: Finding[] = [];
  const plugins = requiredValue(resolved, ['plugins']);
  const list = requiredValue(resolved, ['mcp_servers']).value;
  const blocksAll = isTable(list) && Object.keys(list).length === 0;
  if (isTable(plugins.value) && Object.keys(plugins.value).length === 0 && !blocksAll) {
    found.push(
      about(
        'plugins-list-ignored',
        {
          level: 'warning',
          title: say('posture-finding.plugins-list'),
          detail: say('posture-finding.plugins-list.why'),
          remedy: say('posture-finding.plugins-list.remedy'),
        },
        plugins.origin,
      ),
    );
  }
  const listed = requiredValue(resolved, ['allowed_chatgpt_workspaces']);
  const workspace = listed.value === null ? resolvedValue(resolved, ['forced_chatgpt_workspace_id']) : listed;
  if (workspace.value !== null && auth === 'apikey') {
    const detail = postureMessage('posture.workspace.passed-by');
    const remedy = say('posture-finding.workspace.remedy');
    const title = say('posture-finding.workspace');
    found.push(about('workspace-passed-by', { level: 'warning', title, detail, remedy }, workspace.origin));
  }
  const blocked = servers.filter(({ state }) => state === 'blocked');
  if (blocked.length > 0) {
    found.push(
      about(
        'servers-blocked',
        {
          level: 'info',
          title: say('posture-finding.blocked', { count: blocked.length }),
          detail: say('posture-finding.blocked.why'),
          remedy: say('posture-finding.blocked.remedy'),
        },
        blocked[0]?.origin ?? null,
      ),
    );
  }
  return found;
}

import type { Finding } from '../../shared/finding.ts';
import { configMessage } from '../../shared/messages/en/config/config.ts';
import type { Origin } from '../../shared/origin.ts';
import { configFinding } from './finding.ts';
import { wordsOf } from './known-behaviour.ts';
import type { ConfigLayer, ConfigStack } from './layers/layer.ts';
import { layerName } from './layers/layer-name.ts';
import { type ResolvedConfig, resolveConfig, resolvedValue } from './resolve.ts';
import type { KeyPath } from './toml/toml.ts';

/** Returns where a choice about what is sent does not hold, or not always. */
export function overruledFindings(stack: ConfigStack, resolved: ResolvedConfig): Finding[] {
  if (resolved.invalid !== null) return projectAgainstUser(resolved);
  return [
    ...projectAgainstUser(resolved),
    ...skippedUser(stack, resolved),
    ...(stack.profiles ?? []).flatMap((profile) => differingProfile(stack, resolved, profile)),
  ];
}

/** Switches of what is sent: the value that sends, and where nothing is set. */
const switches = [
  { path: ['analytics', 'enabled'], what: 'analytics', unset: true },
  { path: ['feedback', 'enabled'], what: 'feedback', unset: true },
  { path: ['otel', 'log_user_prompt'], what: 'prompts', unset: false },
] as const satisfies readonly { path: KeyPath; what: string; unset: boolean }[];

function isOn(resolved: ResolvedConfig, { path, unset }: (typeof switches)[number]): boolean {
  const { value } = resolvedValue(resolved, path);
  return typeof value === 'boolean' ? value : unset;
}

/** A trusted repository that switches back on what the user switched off. */
function projectAgainstUser(resolved: ResolvedConfig): Finding[] {
  return (['analytics', 'feedback'] as const).flatMap((what) => {
    const { value, origin, shadowed } = resolvedValue(resolved, [what, 'enabled']);
    const off = shadowed.find((one) => one.value === false && offByChoice(one.origin));
    if (value !== true || origin.layer !== 'project' || off === undefined) return [];
    const title = configMessage('config.project-switches', { what, layer: layerName(off.origin) });
    const kind = `config.project.${what}-on` as const;
    return [configFinding(kind, 'warning', title, origin, wordsOf(kind))];
  });
}

function offByChoice({ layer }: Origin): boolean {
  return layer === 'user' || layer === 'profile' || layer === 'system' || layer === 'cloud';
}

/** An opt-out that is in the user's file alone. */
function skippedUser(stack: ConfigStack, resolved: ResolvedConfig): Finding[] {
  const { value, origin } = resolvedValue(resolved, ['analytics', 'enabled']);
  if (value !== false || origin.layer !== 'user') return [];
  const layers = stack.layers.filter((layer) => layer.origin.layer !== 'user');
  const without = resolvedValue(resolveConfig({ ...stack, layers }), ['analytics', 'enabled']);
  if (without.value === false) return [];
  const kind = 'config.user.can-be-skipped';
  return [configFinding(kind, 'info', configMessage('config.opt-out-can-be-skipped'), origin, wordsOf(kind))];
}

/** What a run with `-p` sends otherwise than one without. */
function differingProfile(stack: ConfigStack, resolved: ResolvedConfig, profile: ConfigLayer): Finding[] {
  const user = stack.layers.findIndex(({ origin }) => origin.layer === 'user');
  const selected = resolveConfig({ ...stack, layers: stack.layers.toSpliced(user + 1, 0, profile) });
  const kind = 'config.profile.differs';
  const name = profile.origin.name ?? '';
  if (selected.invalid !== null) {
    const title = configMessage('config.profile.refuses', {
      name,
      reason: selected.invalid.reason,
    });
    return [configFinding(kind, 'info', title, profile.origin)];
  }
  const changed = switches.filter((one) => isOn(selected, one) !== isOn(resolved, one));
  const [first] = changed;
  if (first === undefined) return [];
  const turned = changed.map((one) =>
    configMessage('config.profile.switch', { what: one.what, on: isOn(selected, one) }),
  );
  const level = changed.some((one) => isOn(selected, one)) ? 'warning' : 'info';
  const place = { ...resolvedValue(selected, first.path).origin, name };
  return [
    configFinding(
      kind,
      level,
      configMessage('config.profile.switches', { name, turned }),
      place,
      wordsOf(kind),
    ),
  ];
}

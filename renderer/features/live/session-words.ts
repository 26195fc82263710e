import type { SessionState, SessionUsage } from '../../../electron/shared/usage.ts';
import type { LocaleContext } from '../../i18n/locale-context.tsx';
import type { MeterTone } from '../../ui/charts/meter.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';

export const sessionIcons: Record<SessionState, IconName> = {
  running: 'on',
  idle: 'off',
  ended: 'off',
  failed: 'critical',
  crashed: 'warning',
};

export function contextTone(percent: number): MeterTone {
  return percent >= 90 ? 'warning' : 'accent';
}

export function modelText({ model, effort }: SessionUsage, { strings }: LocaleContext): string {
  const name = model ?? strings.live.modelUnknown;
  return effort === null ? name : `${name} · ${effort}`;
}

export function sparklineText(minutes: readonly number[], { format, strings }: LocaleContext): string {
  const total = minutes.reduce((sum, tokens) => sum + tokens, 0);
  return strings.live.sparkline(format.tokens(total), format.tokens(Math.max(0, ...minutes)));
}

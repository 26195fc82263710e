import type { BodyOf } from '../../../shared/schema/export/record.ts';

/** Decides whether an alert says that something is well again. */
export function isGoodNews({ cause, change }: Pick<BodyOf<'alert'>, 'cause' | 'change'>): boolean {
  return cause === 'reset' || change === 'recovered';
}

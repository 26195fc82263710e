import { DAY_MS } from '../../../shared/durations.ts';
import { type Finding, finding } from '../../../shared/finding.ts';
import { organisationStatusMessage } from '../../../shared/messages/en/organisation/status.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Organisation } from '../../../shared/organisation/organisation.ts';

/** What is wrong beside what the Snapshot shows. */
export interface Doubts {
  /** Why the settings cannot be used; null where they can. */
  readonly fault: { readonly message: Message; readonly file: string } | null;
  /** A time of which pulled files may be missing; null for none. */
  readonly unsureAt: string | null;
}

/** Makes the findings on the organisation's APIs. */
export function organisationFindings(
  { state, error, compliance, key }: Organisation,
  { fault, unsureAt }: Doubts,
): Finding[] {
  const of = (kind: string) => ({ area: 'governance', kind: `organisation.${kind}`, subject: null }) as const;
  const say = organisationStatusMessage;
  if (fault !== null) {
    const title = say('organisation-status.settings');
    return [finding(of('settings'), { level: 'error', title, detail: fault.message }, { file: fault.file })];
  }
  if (state === 'off') return [];
  const found: Finding[] = [];
  const { lost, behindMs } = compliance;
  if (compliance.state === 'passed' && lost !== null) {
    found.push(
      finding(of('compliance.lost'), {
        level: 'error',
        title: say('organisation-status.lost', { from: lost.from.slice(0, 10), to: lost.to.slice(0, 10) }),
        detail: say('organisation-status.window'),
        remedy: say('organisation-status.pull'),
      }),
    );
  }
  if (compliance.state === 'falling-behind') {
    found.push(
      finding(of('compliance.behind'), {
        level: 'warning',
        title: say('organisation-status.behind', { days: Math.floor((behindMs ?? 0) / DAY_MS) }),
        detail: say('organisation-status.window'),
        remedy: say('organisation-status.pull'),
      }),
    );
  }
  if (unsureAt !== null) {
    found.push(
      finding(of('compliance.unsure'), {
        level: 'warning',
        title: say('organisation-status.unsure', { at: unsureAt.slice(0, 16).replace('T', ' ') }),
        detail: say('organisation-status.page'),
      }),
    );
  }
  if (key.state === 'more') {
    found.push(
      finding(of('key.more'), {
        level: 'warning',
        title: say('organisation-status.key-more'),
        remedy: say('organisation-status.key-narrow'),
      }),
    );
  }
  if (error !== null) {
    found.push(
      finding(of('error'), {
        level: 'warning',
        title: say('organisation-status.failed'),
        detail: error.message,
      }),
    );
  }
  return found;
}

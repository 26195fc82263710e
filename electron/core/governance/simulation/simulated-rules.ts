import type { AuthKind } from '../../../shared/usage.ts';
import { isNameAllowed } from '../checks/patterns.ts';
import type { RuleId } from '../checks/rule.ts';
import type { FieldValue } from '../policy/field.ts';
import type { SessionSettings } from './session-settings.ts';

/** A session with what the ledger knows of it. */
export interface SimulatedSession extends Pick<SessionSettings, 'threadId' | 'cwd' | 'values'> {
  readonly auth: AuthKind;
}

/** What a rule says of a session: the values that it would not have allowed. */
export type Simulated =
  | { readonly state: 'within' | 'not-known' }
  | { readonly state: 'affected'; readonly values: readonly string[] };

type Options = Readonly<Record<string, FieldValue>>;
type Simulate = (session: SimulatedSession, options: Options) => Simulated;

/** The rules whose question is answered by what a session records of its turns. */
export const simulatedRules: Readonly<Partial<Record<RuleId, Simulate>>> = {
  sandbox: ({ values }, { allowed }) => judge(values.sandbox, isListed(allowed)),
  approval: ({ values }, { allowed }) => judge(values.approval, isListed(allowed)),
  reviewer: ({ values }, { allowed }) => judge(values.reviewer, isListed(allowed)),
  'command-network': ({ values }) => judge(values.network, (value) => value === 'false'),
  provider: ({ values }, { allowed }) => judge(values.provider, isNamed(allowed)),
  // No list means any model.
  models: ({ values }, { allowed }) =>
    listOf(allowed).length === 0 ? { state: 'within' } : judge(values.model, isNamed(allowed)),
  'sign-in': ({ auth }, { allowed }) =>
    judge(new Set(auth === null ? [] : [auth === 'apikey' ? 'api' : auth]), isListed(allowed)),
};

/** A value that is not allowed is enough to be affected; no value at all is not known. */
function judge(values: ReadonlySet<string>, isAllowed: (value: string) => boolean): Simulated {
  if (values.size === 0) return { state: 'not-known' };
  const refused = [...values].filter((value) => !isAllowed(value));
  return refused.length === 0 ? { state: 'within' } : { state: 'affected', values: refused };
}

function listOf(allowed: FieldValue | undefined): readonly string[] {
  return Array.isArray(allowed) ? allowed : [];
}

function isListed(allowed: FieldValue | undefined): (value: string) => boolean {
  return (value) => listOf(allowed).includes(value);
}

function isNamed(allowed: FieldValue | undefined): (value: string) => boolean {
  return (value) => isNameAllowed(value, listOf(allowed));
}

/** A kind of log of the Compliance Logs Platform, and under which scope it is listed. */
export interface EventType {
  readonly type: string;
  readonly scope: 'workspace' | 'organization';
}

/** These answer on the organisation's scope alone (facts: export-and-apis-2). */
const ofOrganization: readonly string[] = ['CODEX_TURN', 'COSTS'];

/** What is pulled where no types are named: all about Codex, sign-ins, administration and apps; no conversations. */
const usual: readonly string[] = [
  'CODEX_LOG',
  'CODEX_SECURITY_LOG',
  'AUTH_LOG',
  'AUDIT_LOG',
  'APP_LOG',
  'APP_AUTH_LOG',
  'CODEX_TURN',
  'COSTS',
];

/** Returns the types to pull; those of the organisation are left out of the usual ones where no organisation is set. */
export function eventTypes(named: readonly string[] | null, hasOrganization: boolean): EventType[] {
  const types = (named ?? usual).map(eventType);
  return named === null && !hasOrganization ? types.filter(({ scope }) => scope === 'workspace') : types;
}

function eventType(type: string): EventType {
  return { type, scope: ofOrganization.includes(type) ? 'organization' : 'workspace' };
}

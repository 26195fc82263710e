import type { AuthKind } from '../../../shared/usage.ts';

/** How a thread signed in; a ChatGPT account by whose it is where the plan shows that: an organisation's or a person's. */
export type ThreadAuth = AuthKind | 'chatgpt-workspace' | 'chatgpt-personal';

const WORKSPACE = /^(?:team|business|self_serve_business|enterprise|ent\d|edu)/i;
const PERSONAL = /^(?:free|go|plus|pro|prolite|promax)$/i;

/**
 * Returns whose a ChatGPT account is, by the plan that the server named (`PlanType` of the app-server protocol). A
 * plan that is not known, or none, says nothing.
 */
export function chatgptAuth(planType: string | null): ThreadAuth {
  if (planType !== null && WORKSPACE.test(planType)) return 'chatgpt-workspace';
  return planType !== null && PERSONAL.test(planType) ? 'chatgpt-personal' : 'chatgpt';
}

/** Returns the kind of sign-in alone. */
export function signInOf(auth: ThreadAuth): AuthKind {
  return auth === 'chatgpt-workspace' || auth === 'chatgpt-personal' ? 'chatgpt' : auth;
}

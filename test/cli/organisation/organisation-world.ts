import { onTestFinished } from 'vitest';
import { TempHome } from '../../core/usage/homes.ts';
import { fakeAnalytics } from '../../fakes/organisation-api/analytics-routes.ts';
import { fakeCompliance } from '../../fakes/organisation-api/compliance-routes.ts';
import { startOrganisationServer } from '../../fakes/organisation-api/organisation-server.ts';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';

/** The only key that the server takes. */
export const KEY = 'sk-test-not-a-key-0123456789';
export const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
export const ORGANIZATION = 'org-harbor';
/** Content that must never come out of a command. */
export const CANARY = 'a-prompt-that-nobody-sees';

export type OrganisationWorld = Awaited<ReturnType<typeof openOrganisationWorld>>;

/** Opens an empty folder, and a server of both APIs; they are gone when the test at hand ends. */
export async function openOrganisationWorld() {
  const home = new TempHome();
  const compliance = fakeCompliance(WORKSPACE, ORGANIZATION);
  const analytics = fakeAnalytics(WORKSPACE, () => SAMPLE_NOW);
  const server = await startOrganisationServer(KEY, [compliance, analytics], compliance.serveSigned);
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    home[Symbol.dispose]();
  });
  return { home, server, compliance, analytics };
}

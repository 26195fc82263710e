import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import type { Connection } from '../transport/connection.ts';
import { createEditFlow, type EditFlowHandle } from './edit/edit-flow.ts';
import { createMirror, type MirrorHandle } from './mirror.ts';
import { createNavigation, type NavigationHandle } from './navigation/navigation.ts';

/** All state of the page: what the host said, where the reader is, and the edit under way. */
export interface PageState {
  readonly mirror: MirrorHandle;
  readonly navigation: NavigationHandle;
  readonly edit: EditFlowHandle;
  readonly api: GlanceApi;
}

export function createPageState(connection: Connection): PageState {
  return {
    mirror: createMirror(connection),
    navigation: createNavigation(() => window.scrollY),
    edit: createEditFlow(connection.api),
    api: connection.api,
  };
}

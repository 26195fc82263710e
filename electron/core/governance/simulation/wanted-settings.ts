import type { Fields, Wanted } from '../../tool-calls/line-walker.ts';

/** What is read of a session's lines for a simulation, and nothing else: settings of turns, ids and times. */
export type SettingField =
  | 'timestamp'
  | 'type'
  | 'id'
  | 'forkedFrom'
  | 'provider'
  | 'turnId'
  | 'cwd'
  | 'model'
  | 'approval'
  | 'reviewer'
  | 'sandbox'
  | 'sandboxNetwork'
  | 'profile'
  | 'profileNetwork';

export type SettingFields = Fields<SettingField>;

/** A line of `session_meta` or `turn_context`; the instructions that both may hold are no wanted members. */
export const settingMembers: Wanted<SettingField> = {
  members: {
    timestamp: { value: 'timestamp' },
    type: { value: 'type' },
    payload: {
      members: {
        id: { value: 'id' },
        forked_from_id: { value: 'forkedFrom' },
        model_provider: { value: 'provider' },
        turn_id: { value: 'turnId' },
        cwd: { value: 'cwd' },
        model: { value: 'model' },
        // A table of single permissions stands as an object with the one member `granular`.
        approval_policy: { value: 'approval', firstName: 'approval' },
        approvals_reviewer: { value: 'reviewer', firstName: 'reviewer' },
        // Until 0.42 the kind was called `mode`.
        sandbox_policy: {
          members: {
            type: { value: 'sandbox' },
            mode: { value: 'sandbox' },
            network_access: { value: 'sandboxNetwork' },
          },
        },
        permission_profile: {
          members: { type: { value: 'profile' }, network: { value: 'profileNetwork' } },
        },
      },
    },
  },
};

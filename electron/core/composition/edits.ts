import type { EditReport } from '../../shared/edit.ts';
import type { Glance } from './glance-interface.ts';
import { configContext, type Services } from './services.ts';

/** The edits of the services that are shown; `publish` puts one into the Snapshot before its report arrives. */
export function createEdits(
  services: () => Services,
  publish: () => void,
): Pick<Glance, 'editAnalytics' | 'undoAnalytics'> {
  async function editing(
    writes: boolean,
    edit: (services: Services) => Promise<EditReport>,
  ): Promise<EditReport> {
    const edited = services();
    if (writes) edited.drift.hold();
    try {
      return await edit(edited);
    } finally {
      if (writes) {
        await edited.config.read(configContext(edited));
        await edited.drift.observe(true);
        publish();
      }
    }
  }

  return {
    editAnalytics: (enabled, { dryRun }) =>
      editing(!dryRun, ({ editor }) => editor.edit(enabled, { dryRun })),
    undoAnalytics: ({ dryRun } = { dryRun: false }) =>
      editing(!dryRun, ({ editor }) => editor.undo({ dryRun })),
  };
}

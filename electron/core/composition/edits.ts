import type { EditReport } from '../../shared/edit.ts';
import type { Glance } from './glance-interface.ts';
import { configContext, type Services } from './services.ts';

/** Creates the edits of the configuration that is shown; `publish` updates the Snapshot before the report returns. */
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
        await edited.editor.look();
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

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GlanceApi } from '../../../electron/shared/contract/contract.ts';
import type { Result } from '../../../electron/shared/contract/result.ts';
import type { EditReport } from '../../../electron/shared/edit.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';

/** Where the edit of analytics stands. Nothing is written before `planned` was confirmed. */
export type EditFlow =
  | { readonly step: 'idle' }
  | { readonly step: 'planning'; readonly enabled: boolean }
  | { readonly step: 'planned'; readonly enabled: boolean; readonly plan: EditReport }
  | { readonly step: 'writing'; readonly enabled: boolean; readonly plan: EditReport }
  | { readonly step: 'done'; readonly report: EditReport }
  /** `report` is of the edit that is taken back; null where an earlier page made it. */
  | { readonly step: 'undoing'; readonly report: EditReport | null }
  | { readonly step: 'failed'; readonly message: Message };

export interface EditFlowHandle {
  readonly store: StoreApi<EditFlow>;
  /** Asks what setting the value would do. */
  ask(enabled: boolean): Promise<void>;
  /** Writes what was asked for. Does nothing unless a plan is shown. */
  confirm(): Promise<void>;
  /**
   * Writes the value where the plan speaks for it: it would change the file and be in force. In every other
   * case the plan is shown instead; false then.
   */
  atOnce(enabled: boolean): Promise<boolean>;
  /** Takes back the last edit that Glance made, whether or not this page has its report. */
  undoLast(): Promise<void>;
  /** Takes the edit that was done back. Does nothing unless one is shown that can be. */
  undo(): Promise<void>;
  /** Puts the plan or the result away. A write under way goes on and will be shown. */
  dismiss(): void;
  /** The reader left: a plan would be out of date when they come back. What was done stays. */
  leave(): void;
}

type EditApi = Pick<GlanceApi, 'planAnalytics' | 'setAnalytics' | 'undoAnalytics'>;

/** Plan, confirm, result, undo: one edit at a time. */
export function createEditFlow(api: EditApi): EditFlowHandle {
  const store = createStore<EditFlow>(() => ({ step: 'idle' }));
  const to = (next: EditFlow) => store.setState(next, true);
  const isAt = (step: EditFlow) => store.getState() === step;

  async function follow(
    step: EditFlow,
    answer: Promise<Result<EditReport>>,
    then: (report: EditReport) => EditFlow,
  ) {
    to(step);
    const result = await answer;
    // Put away in the meantime.
    if (!isAt(step)) return;
    to(result.ok ? then(result.value) : { step: 'failed', message: result.message });
  }

  const isUnderWay = ({ step }: EditFlow) => step === 'planning' || step === 'writing' || step === 'undoing';

  return {
    store,
    async ask(enabled) {
      if (isUnderWay(store.getState())) return;
      await follow({ step: 'planning', enabled }, api.planAnalytics(enabled), (plan) => ({
        step: 'planned',
        enabled,
        plan,
      }));
    },
    async confirm() {
      const now = store.getState();
      if (now.step !== 'planned' || !now.plan.changed || now.plan.paste !== null) return;
      const { enabled, plan } = now;
      await follow({ step: 'writing', enabled, plan }, api.setAnalytics(enabled), (report) => ({
        step: 'done',
        report,
      }));
    },
    async atOnce(enabled) {
      if (isUnderWay(store.getState())) return true;
      await this.ask(enabled);
      const planned = store.getState();
      if (planned.step !== 'planned' || planned.plan.inForce !== true || planned.plan.paste !== null) {
        return planned.step === 'failed';
      }
      await this.confirm();
      return store.getState().step !== 'planned';
    },
    async undoLast() {
      const now = store.getState();
      if (isUnderWay(now)) return;
      const report = now.step === 'done' ? now.report : null;
      await follow({ step: 'undoing', report }, api.undoAnalytics(), (back) => ({
        step: 'done',
        report: back,
      }));
    },
    async undo() {
      const now = store.getState();
      if (now.step !== 'done' || !now.report.undoable) return;
      const { report } = now;
      await follow({ step: 'undoing', report }, api.undoAnalytics(), (back) => ({
        step: 'done',
        report: back,
      }));
    },
    dismiss() {
      const { step } = store.getState();
      if (step !== 'writing' && step !== 'undoing') to({ step: 'idle' });
    },
    leave() {
      const { step } = store.getState();
      if (step === 'planning' || step === 'planned' || step === 'failed') to({ step: 'idle' });
    },
  };
}

import type { PostureEntry, PostureValue } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import type { Origin } from '../../../../shared/origin.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import { shownValue } from '../../../config/schema/redact.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { entry, settingEntry, shownAs, withDoubt } from './setting-entry.ts';

/** Which model is asked, and where prompts go. */
export function modelEntries(facts: PostureFacts): PostureEntry[] {
  return [
    settingEntry(facts, 'models.model', ['model'], unset(postureMessage('posture.model.unset'))),
    providerEntry(facts),
    settingEntry(
      facts,
      'models.catalog',
      ['model_catalog_json'],
      unset(postureMessage('posture.catalog.unset')),
    ),
    settingEntry(
      facts,
      'models.reasoning',
      ['model_reasoning_effort'],
      unset(postureMessage('posture.reasoning.unset')),
    ),
  ];
}

function unset(note: Message): (value: PostureValue) => Message | null {
  return (value) => (value === null ? note : null);
}

function providerEntry({ resolved }: PostureFacts): PostureEntry {
  const said = resolvedValue(resolved, ['model_provider']);
  const { address, isOpenai } = promptsGoTo(resolved);
  const note = isOpenai
    ? postureMessage('posture.provider.openai')
    : address === null
      ? postureMessage('posture.provider.unknown')
      : address === 'local'
        ? postureMessage('posture.provider.local')
        : postureMessage('posture.provider.elsewhere', { address });
  return withDoubt(
    resolved,
    [['model_provider'], ['model_providers'], ['openai_base_url']],
    entry('models.provider', {
      value: shownAs(['model_provider'], said.value ?? 'openai'),
      origin: said.origin,
      locked: said.locked,
      note,
    }),
  );
}

/** Providers that Codex has by itself and that run on this machine. */
const local = ['ollama', 'lmstudio', 'oss'];

/** OpenAI's own addresses. */
const openai = /^https:\/\/(?:[\w-]+\.)*(?:openai|chatgpt)\.com(?::443)?(?:[/?#]|$)/i;

/** Where prompts go. `address` has no credentials; `local` for a server of Codex's own list on this machine. */
export interface PromptsDestination {
  readonly isOpenai: boolean;
  readonly address: string | null;
  /** What decides it. */
  readonly origin: Origin;
}

/** Decides where the provider in force sends prompts. */
export function promptsGoTo(resolved: ResolvedConfig): PromptsDestination {
  const said = resolvedValue(resolved, ['model_provider']);
  const provider = typeof said.value === 'string' ? said.value : 'openai';
  const path = provider === 'openai' ? ['openai_base_url'] : ['model_providers', provider, 'base_url'];
  const { value, origin } = resolvedValue(resolved, path);
  if (typeof value === 'string') {
    return { isOpenai: openai.test(value), address: String(shownValue(path, value)), origin };
  }
  if (provider === 'openai') return { isOpenai: true, address: null, origin: said.origin };
  return { isOpenai: false, address: local.includes(provider) ? 'local' : null, origin: said.origin };
}

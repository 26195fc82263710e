import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { type Finding, finding } from '../../shared/finding.ts';
import { pricingMessage } from '../../shared/messages/en/usage/pricing.ts';
import type { Pricing } from '../../shared/pricing.ts';
import { stateOf } from '../codex-version/decide-codex.ts';

/** OpenAI's models, except those that run on the user's own machine. */
const ofOpenAi = /^(?:gpt-(?!oss)|codex-|o\d)/;

/**
 * Makes the findings on service tiers of the month for which the price table has no factor, though it has the model.
 * With a Codex newer than the verified one also on OpenAI's models without a price, which it may have introduced.
 * `version`: the newest Codex that was seen; null where none was.
 */
export function tierFindings(
  { unpricedTiers, unpricedModels }: Pick<Pricing['month'], 'unpricedTiers' | 'unpricedModels'>,
  version: string | null,
): Finding[] {
  const isNewer = stateOf(version) === 'newer';
  const models = unpricedModels.filter((model) => isNewer && model !== null && ofOpenAi.test(model));
  const since = pricingMessage('pricing.since', { version: version ?? '', verified: VERIFIED_CODEX.version });
  return [
    ...unpricedTiers.map(({ tier, model }) =>
      finding(
        { area: 'usage', kind: 'pricing.tier.unknown', subject: `${model}:${tier}` },
        {
          level: 'info',
          title: pricingMessage('pricing.tier-unknown', { tier, model }),
          detail: isNewer ? since : pricingMessage('pricing.tier-unknown.why'),
          remedy: pricingMessage('pricing.tier-unknown.remedy'),
        },
      ),
    ),
    ...models.map((model) =>
      finding(
        { area: 'usage', kind: 'pricing.model.unknown', subject: model },
        {
          level: 'info',
          title: pricingMessage('pricing.model-unknown', { model: model ?? '' }),
          detail: since,
          remedy: pricingMessage('pricing.model-unknown.remedy'),
        },
      ),
    ),
  ];
}

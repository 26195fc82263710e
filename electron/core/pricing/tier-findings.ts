import { VERIFIED_CODEX } from '../../shared/codex.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Pricing } from '../../shared/pricing.ts';
import { stateOf } from '../codex-version/decide-codex.ts';

/** Models of OpenAI's that are not run on a machine of one's own. */
const ofOpenAi = /^(?:gpt-(?!oss)|codex-|o\d)/;

/**
 * Names service tiers of the month for which the price table has no factor, though it has the model. With a
 * Codex newer than the verified one also OpenAI's models without a price: it may have brought them.
 * `version` is the newest Codex that was seen; null where none was.
 */
export function tierFindings(
  { unpricedTiers, unpricedModels }: Pick<Pricing['month'], 'unpricedTiers' | 'unpricedModels'>,
  version: string | null,
): Finding[] {
  const isNewer = stateOf(version) === 'newer';
  const models = unpricedModels.filter((model) => isNewer && model !== null && ofOpenAi.test(model));
  const since = `Codex ${version} is not verified and may have brought it. Prices are those known with ${VERIFIED_CODEX.version}.`;
  return [
    ...unpricedTiers.map(
      ({ tier, model }): Finding => ({
        id: `pricing.tier.unknown:${model}:${tier}`,
        kind: 'pricing.tier.unknown',
        level: 'info',
        area: 'usage',
        title: `No price is known for the service tier "${tier}" of ${model}, so its cost is not known.`,
        detail: isNewer
          ? since
          : 'The model itself has a price. The tier may be new, or come from another provider.',
        remedy: 'Add its factor below `tiers` in prices.json of the state folder.',
      }),
    ),
    ...models.map(
      (model): Finding => ({
        id: `pricing.model.unknown:${model}`,
        kind: 'pricing.model.unknown',
        level: 'info',
        area: 'usage',
        title: `No price is known for ${model}, so its cost is not known.`,
        detail: since,
        remedy: 'Add its prices to prices.json of the state folder.',
      }),
    ),
  ];
}

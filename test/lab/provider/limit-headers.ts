/** One rate-limit window as the provider tells it. */
export interface SentWindow {
  /** 0 to 100. */
  readonly usedPercent: number;
  readonly windowMinutes?: number;
  /** Seconds since the epoch. */
  readonly resetAt?: number;
}

/** The limits of one family; Codex reads them from headers (codex-rs/codex-api/src/rate_limits.rs). */
export interface SentLimits {
  /** Default `codex`. */
  readonly limitId?: string;
  readonly limitName?: string;
  readonly primary?: SentWindow;
  readonly secondary?: SentWindow;
  readonly credits?: { readonly hasCredits: boolean; readonly unlimited: boolean; readonly balance?: string };
}

/** The response headers `x-<limit>-primary-used-percent` and so on. */
export function limitHeaders(limits: SentLimits): Record<string, string> {
  const family = (limits.limitId ?? 'codex').replaceAll('_', '-');
  const headers: Record<string, string> = {};
  for (const slot of ['primary', 'secondary'] as const) {
    const window = limits[slot];
    if (!window) continue;
    headers[`x-${family}-${slot}-used-percent`] = String(window.usedPercent);
    if (window.windowMinutes !== undefined) {
      headers[`x-${family}-${slot}-window-minutes`] = String(window.windowMinutes);
    }
    if (window.resetAt !== undefined) headers[`x-${family}-${slot}-reset-at`] = String(window.resetAt);
  }
  if (limits.limitName) headers[`x-${family}-limit-name`] = limits.limitName;
  if (limits.credits) {
    headers['x-codex-credits-has-credits'] = String(limits.credits.hasCredits);
    headers['x-codex-credits-unlimited'] = String(limits.credits.unlimited);
    if (limits.credits.balance !== undefined) {
      headers['x-codex-credits-balance'] = limits.credits.balance;
    }
  }
  return headers;
}

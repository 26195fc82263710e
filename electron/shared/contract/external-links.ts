/**
 * Every place on the web that Glance opens, and only on a click. The page names a link by its key, never by its
 * address, so that no text from elsewhere is ever opened.
 */
export const externalLinks = {
  /** The source of the prices. */
  pricing: 'https://developers.openai.com/api/docs/pricing',
  /** What an organisation sees of Codex, and how. */
  governance: 'https://developers.openai.com/codex/enterprise/governance',
} as const;

export type ExternalLink = keyof typeof externalLinks;

export const externalLinkNames = Object.keys(externalLinks) as [ExternalLink, ...ExternalLink[]];

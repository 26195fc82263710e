/**
 * Every place on the web that Glance opens, and only when it is clicked. The page names a link by its key,
 * never by its address, so that no text from elsewhere is ever opened.
 */
export const externalLinks = {
  /** Where the prices of the table come from. */
  pricing: 'https://developers.openai.com/api/docs/pricing',
  /** What an organisation sees of Codex, and how. */
  governance: 'https://developers.openai.com/codex/enterprise/governance',
} as const;

export type ExternalLink = keyof typeof externalLinks;

export const externalLinkNames = Object.keys(externalLinks) as [ExternalLink, ...ExternalLink[]];

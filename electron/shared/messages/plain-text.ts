/** Takes off the backticks around keys, file names and commands, where text cannot be set as code. */
export function plainText(text: string): string {
  return text.replace(/`([^`]*)`/g, '$1');
}

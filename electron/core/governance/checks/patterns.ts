/** True where a host is one of the patterns: itself, or one below `*.example.com`. */
export function isHostAllowed(host: string, patterns: readonly string[]): boolean {
  const name = host.toLowerCase();
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
  });
}

/** True where a name is one of the patterns, in which `*` stands for any part of a name. */
export function isNameAllowed(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => regexOf(pattern, '.*').test(name));
}

/**
 * True where a folder is one of the patterns or lies below one. `~` is the home folder, `*` any name, `**` any depth.
 * Paths are compared as they are written, without links.
 */
export function isFolderWithin(folder: string, patterns: readonly string[], homeDir: string): boolean {
  const path = slashed(folder);
  return patterns.some((pattern) => {
    const whole = slashed(pattern.replace(/^~(?=$|[\\/])/, () => homeDir)).replace(/\/(?:\*\*\/?)?$/, '');
    return regexOf(whole, '[^/]*', '(?:/.*)?').test(path);
  });
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/(.)\/+$/, '$1');
}

function regexOf(pattern: string, star: string, end = ''): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? star : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}${end}$`);
}

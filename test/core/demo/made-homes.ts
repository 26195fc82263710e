import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoHome, type DemoHome } from '../../../electron/core/demo/demo-home.ts';
import { UsageService } from '../../../electron/core/usage/usage-service.ts';

export const NOW = Date.parse('2026-11-23T14:05:30.000Z');

const made: DemoHome[] = [];

export async function make(options: { now?: number; dir?: string; seed?: number } = {}): Promise<DemoHome> {
  const home = await createDemoHome({ now: NOW, ...options });
  made.push(home);
  return home;
}

/** Removes every home that was made. */
export async function closeMade(): Promise<void> {
  for (const home of made.splice(0)) await home.close();
}

/** Finds the session files of a home, oldest first. */
export function rollouts({ codexHome }: DemoHome): string[] {
  return readdirSync(join(codexHome, 'sessions'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Reads the usage of a home. */
export async function read({ codexHome }: DemoHome): Promise<UsageService> {
  const service = new UsageService({
    codexHomes: [codexHome],
    homesSource: 'demo',
    timezone: 'UTC',
    platform: process.platform,
  });
  await service.scan(() => {});
  return service;
}

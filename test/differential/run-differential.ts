import type { ConfigDifference } from '../../electron/shared/verify.ts';
import { generateStack } from './generate/generate-stack.ts';
import { describeStack, type StackSpec, smallerStacks } from './generate/stack-spec.ts';
import { Machine, type Outcome } from './machine.ts';
import { whyNoEtc } from './namespace.ts';

export interface DifferentialOptions {
  readonly stacks: number;
  readonly seed: number;
  /** How many throw-away machines work side by side. Default 2. */
  readonly machines?: number;
}

export interface Disagreement {
  readonly seed: number;
  readonly differences: readonly ConfigDifference[];
  /** The smallest stack that still shows a difference, as text. */
  readonly stack: string;
}

export interface DifferentialResult {
  readonly stacks: number;
  /** How many stacks Codex answered, fell back on, or refused to start with. */
  readonly codex: Readonly<Record<Outcome['codex'], number>>;
  readonly disagreements: readonly Disagreement[];
  /** Why no stack had a layer under /etc/codex; null where they had. */
  readonly withoutEtc: string | null;
  /** How many Codex processes it took. */
  readonly processes: number;
  readonly milliseconds: number;
}

/** No more than this many are shrunk; the rest are told as they are. */
const SHRINK_AT_MOST = 5;

/** Builds random stacks and asks the real Codex and Glance what is in force. A seed repeats a run exactly. */
export async function runDifferential(options: DifferentialOptions): Promise<DifferentialResult> {
  const startedAt = performance.now();
  const withoutEtc = await whyNoEtc();
  const codex: Record<Outcome['codex'], number> = { answered: 0, failed: 0, exited: 0 };
  const disagreements: Disagreement[] = [];
  let next = 0;
  let processes = 0;
  const work = async () => {
    await using machine = await Machine.make(withoutEtc === null);
    while (next < options.stacks) {
      const seed = options.seed * 1_000_000 + next;
      next += 1;
      const spec = generateStack(seed, withoutEtc === null);
      const outcome = await machine.try(spec);
      codex[outcome.codex] += 1;
      if (outcome.differences.length === 0) continue;
      const small = disagreements.length < SHRINK_AT_MOST ? await shrink(machine, spec) : spec;
      const { differences } = await machine.try(small);
      disagreements.push({ seed, differences, stack: describeStack(small) });
    }
    processes += machine.started;
  };
  await Promise.all(Array.from({ length: options.machines ?? 2 }, work));
  const milliseconds = performance.now() - startedAt;
  return { stacks: options.stacks, codex, disagreements, withoutEtc, processes, milliseconds };
}

/** Takes parts away as long as a difference stays. */
async function shrink(machine: Machine, spec: StackSpec): Promise<StackSpec> {
  for (const smaller of smallerStacks(spec)) {
    if ((await machine.try(smaller)).differences.length > 0) return shrink(machine, smaller);
  }
  return spec;
}

/** The disagreements as a person can act on them. */
export function describeDisagreements(result: DifferentialResult): string {
  return result.disagreements
    .map(({ seed, differences, stack }) => `seed ${seed}\n${stack}${JSON.stringify(differences, null, 2)}`)
    .join('\n\n');
}

import { judge } from './check.ts';
import type { Finding } from './check.ts';
import type { Contract } from './contract.ts';
import type { Exchange } from './exchange.ts';

/** The exchanges of one test, or of what stands around the tests of one file. */
export interface Recording {
  readonly test: string;
  /** The test makes the twin say what the documents do not know, and is marked with `meta: { undocumented: true }`. */
  readonly isUndocumented: boolean;
  readonly exchanges: readonly Exchange[];
}

/** How often one operation was seen. */
export interface Usage {
  readonly operation: string;
  /** Sent by our client. */
  readonly requests: number;
  /** Given by the twin. */
  readonly replies: number;
}

export interface Violation extends Finding {
  /** Every test in which it was found. */
  readonly tests: readonly string[];
}

export interface Verdict {
  readonly usages: readonly Usage[];
  /** Operations of the client that it never sent, or that the twin never answered. */
  readonly missing: readonly string[];
  readonly violations: readonly Violation[];
  /** Tests that are marked as undocumented and are not. */
  readonly needless: readonly string[];
  readonly isGood: boolean;
}

/** `expected`: the operations that the client uses. */
export function verdictOn(
  recordings: readonly Recording[],
  contract: Contract,
  expected: readonly string[],
): Verdict {
  const usages = new Map<string, Usage>();
  const violations = new Map<string, Violation>();
  const needless: string[] = [];
  for (const { test, isUndocumented, exchanges } of recordings) {
    const judged = exchanges.map((exchange) => ({ exchange, ...judge(exchange, contract) }));
    const findings = judged.flatMap((one) => one.findings);
    for (const { exchange, operation } of judged)
      if (operation !== undefined) usages.set(operation, counted(usages.get(operation), operation, exchange));
    if (isUndocumented && findings.length === 0) needless.push(test);
    for (const finding of isUndocumented ? [] : findings) {
      const violation = { ...finding, place: ofEveryItem(finding.place) };
      const key = JSON.stringify(violation);
      const tests = new Set([...(violations.get(key)?.tests ?? []), test]);
      violations.set(key, { ...violation, tests: [...tests] });
    }
  }
  const missing = [...new Set(expected)].filter((operation) => !isCovered(usages.get(operation)));
  return {
    usages: [...usages.values()].toSorted((one, other) => (one.operation < other.operation ? -1 : 1)),
    missing,
    violations: [...violations.values()],
    needless,
    isGood: missing.length + violations.size + needless.length === 0,
  };
}

/** What is wrong with one item of a list is mostly wrong with all, so items are told by a star in place of their number. */
function ofEveryItem(place: string): string {
  return place.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

function counted(usage: Usage | undefined, operation: string, { sender, reply }: Exchange): Usage {
  return {
    operation,
    requests: (usage?.requests ?? 0) + (sender === 'client' ? 1 : 0),
    replies: (usage?.replies ?? 0) + (reply === undefined ? 0 : 1),
  };
}

function isCovered(usage: Usage | undefined): boolean {
  return usage !== undefined && usage.requests > 0 && usage.replies > 0;
}

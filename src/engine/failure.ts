import { ObservationError, ProviderError, UsageError } from '../model/errors.ts';
import type { EnterpriseFailure } from '../model/plan.ts';

/** Puts into words why an enterprise could not be read or planned, so that the others can go on. */
export function describeFailure(enterprise: string, error: unknown): EnterpriseFailure {
  if (error instanceof ObservationError) {
    return { enterprise, code: error.code, summary: error.message, fix: error.fix };
  }
  if (error instanceof ProviderError) {
    const { provider, code, operation, summary, fix } = error.facts;
    return {
      enterprise,
      code: `${provider}-${code}`,
      summary: `${operation}: ${summary}`,
      fix: fix ?? 'Try again later.',
    };
  }
  if (error instanceof UsageError)
    return { enterprise, code: 'not-set-up', summary: error.message, fix: error.fix };
  const name = error instanceof Error ? error.name : 'unknown error';
  return { enterprise, code: 'bug', summary: `A bug in reconcile: ${name}.`, fix: 'Please report it.' };
}

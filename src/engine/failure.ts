import { isCredentialsRejected, ObservationError, ProviderError } from '../model/errors.ts';
import type { EnterpriseFailure } from '../model/plan.ts';

/** Puts into words why nothing could be planned for an enterprise. Rethrows what concerns all of them. */
export function failureOf(enterprise: string, error: unknown): EnterpriseFailure {
  if (isCredentialsRejected(error)) throw error;
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
  throw error;
}

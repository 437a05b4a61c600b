import { ProviderError } from '../../model/errors.ts';
import type { ProviderErrorFacts } from '../../model/errors.ts';
import type { AccountKey } from './credentials.ts';

/**
 * Why an account cannot be reached with what we were given. All of these concern one enterprise, so none carries
 * the HTTP status 401, which stands for the rejection of the ISV's own credentials and ends the run.
 */
const FIND = 'find the credentials of a subaccount';

const OWN_KEY = 'give the enterprise an API key of its own: twilio.apiKey in enterprise.yaml';

export function noParent(operation = FIND): ProviderError {
  return refusedAs('no-parent-credentials', {
    operation,
    summary:
      'Only the credentials of the parent account reach subaccounts without a key, and they are not set.',
    fix: `Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or ${OWN_KEY}.`,
  });
}

export function parentKeyRefused(operation: string): ProviderError {
  return refusedAs('parent-key-refused', {
    operation,
    summary: 'Twilio refuses API keys of the parent account on its subaccounts, so this one cannot be read.',
    fix: `Set TWILIO_AUTH_TOKEN of the parent account, or ${OWN_KEY}.`,
  });
}

/** Whether it is known for sure that this run cannot read the list of accounts. */
export function isWithoutList(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    ['no-parent-credentials', 'parent-key-refused'].includes(error.facts.code)
  );
}

export function keyNotSet({ keyVariable, secretVariable }: AccountKey): ProviderError {
  return refusedAs('account-key-not-set', {
    operation: FIND,
    summary: 'The API key of the subaccount is not set.',
    fix: `Set ${keyVariable} and ${secretVariable}, which enterprise.yaml names.`,
  });
}

export function keyRejected({ keyVariable, secretVariable }: AccountKey, operation = FIND): ProviderError {
  return refusedAs('account-key-rejected', {
    operation,
    summary: 'Twilio rejected the API key of the subaccount, or the subaccount is suspended.',
    fix: `Check that ${keyVariable} is the sid of a key made in this subaccount, and ${secretVariable} its secret.`,
  });
}

export function notActive(operation: string): ProviderError {
  return refusedAs('account-not-active', {
    operation,
    summary: 'The Twilio subaccount is not active.',
    fix: 'Find out who suspended it, and set it to active in the Twilio console.',
  });
}

export function notOurs(): ProviderError {
  return refusedAs('no-credentials', {
    operation: FIND,
    summary: 'The account is not a subaccount of the configured one.',
    fix: 'Use the auth token of its parent account, and check the sid of the subaccount in enterprise.yaml.',
  });
}

export function tokenMissing(): ProviderError {
  return refusedAs('no-credentials', {
    operation: FIND,
    summary: 'Twilio did not give the credentials of the subaccount.',
    fix: `Use the auth token of its parent account, or ${OWN_KEY}.`,
  });
}

function refusedAs(
  code: string,
  words: Pick<ProviderErrorFacts, 'operation' | 'summary' | 'fix'>,
): ProviderError {
  return new ProviderError({ provider: 'twilio', result: 'refused', code, ...words, party: 'isv' });
}

/**
 * What nobody documents about Twilio, and the twin therefore lets its user decide. The defaults are assumptions: what
 * the specification, the SDK and recorded replies make most plausible (read 2026-11-23).
 */
export interface TwilioOptions {
  /** HTTP status of the sender codes 63101 to 63119; only 63124 (400) and 63128 (409) are documented. */
  readonly refusalStatus: number;
  /** Whether a field left out of a `profile` or `webhook` block keeps its value or is emptied. */
  readonly leafOmission: 'keep' | 'clear';
  /** Meta hosts pictures itself, so `logo_url` may read back as another address. */
  readonly logoEcho: 'same' | 're-hosted';
  /** Whether a second sender may leave out `waba_id`. */
  readonly laterWabaId: 'optional' | 'required';
  /** When a new sender is STUBBED: never, before CREATING, or in the place of ONLINE. */
  readonly stubbed: 'never' | 'first' | 'last';
  /** Whether a PUT of a content without `friendly_name` or `variables` keeps or empties them. */
  readonly contentOmission: 'keep' | 'clear';
  /** The answer to a PUT of a content that was submitted. */
  readonly submittedEditStatus: number;
  readonly submittedEditCode: number;
  /** Whether deleting a content removes the template from the WABA too (the console says so), or leaves it there. */
  readonly deletedTemplate: 'leaves-waba' | 'stays-in-waba';
  /** Twilio appends the sid to the name at Meta; then two contents never share a name there. */
  readonly nameAtMeta: 'as-given' | 'with-sid';
  /** What Meta does with a promotional text submitted as UTILITY. */
  readonly wrongCategory: 'rejected' | 'recategorised';
  /** One documentation example reads `{{1}}` back as `{{ 1 }}`. */
  readonly placeholderEcho: 'same' | 'spaced';
  readonly listOrder: 'newest-first' | 'oldest-first';
  /** Hours of the virtual clock until a list shows what was created; read-your-write is promised nowhere. */
  readonly listLag: number;
  /** Requests at the same time per account before 429/20429; 0 is no limit. Twilio publishes no number. */
  readonly concurrencyLimit: number;
  /** Subaccounts before error 21480. */
  readonly mostSubaccounts: number;
}

export const DEFAULT_OPTIONS: TwilioOptions = {
  refusalStatus: 400,
  leafOmission: 'keep',
  logoEcho: 'same',
  laterWabaId: 'optional',
  stubbed: 'never',
  contentOmission: 'clear',
  submittedEditStatus: 400,
  submittedEditCode: 20_001,
  deletedTemplate: 'leaves-waba',
  nameAtMeta: 'as-given',
  wrongCategory: 'rejected',
  placeholderEcho: 'same',
  listOrder: 'newest-first',
  listLag: 0,
  concurrencyLimit: 0,
  mostSubaccounts: 1000,
};

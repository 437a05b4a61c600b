/** Longest subject that tools still show whole. */
const LONGEST_SUBJECT = 72;

/**
 * The message of a commit of status files. `[skip ci]` is what GitHub, GitLab, Bitbucket and others honour, so that the
 * commit starts no pipeline (docs.github.com, "Skipping workflow runs").
 */
export function statusMessage(slugs: readonly string[]): string {
  // None is named when an earlier run wrote the files and was stopped before it could commit them.
  const named = subject(slugs.length === 0 ? 'left by an earlier run' : slugs.join(', '));
  const first = named.length <= LONGEST_SUBJECT ? named : subject(`${slugs.length} enterprises`);
  return `${first}\n\nWritten by reconcile: what Twilio and MMP hold, and where each onboarding stands.\n`;
}

function subject(what: string): string {
  return `chore(status): ${what} [skip ci]`;
}

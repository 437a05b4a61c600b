import type { FileName } from './enterprise.ts';

/** The text of one file of the desired state, as read. */
export interface SourceFile {
  /** As the user would type it: `enterprises/abc-banking/senders.yaml`. */
  readonly path: string;
  readonly name: FileName | 'defaults.yaml';
  /** Folder it is in; absent for `defaults.yaml`. */
  readonly enterprise?: string;
  readonly text: string;
}

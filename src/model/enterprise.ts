import type { SourceRef } from './diagnostic.ts';
import type { DefaultsFile } from './generated/defaults.ts';
import type { EnterpriseFile } from './generated/enterprise.ts';
import type { EvidenceFile } from './generated/evidence.ts';
import type { OrgFile } from './generated/org.ts';
import type { SendersFile } from './generated/senders.ts';
import type { SentNotice, StatusFile } from './generated/status.ts';
import type { TemplatesFile } from './generated/templates.ts';
import type { UsersFile } from './generated/users.ts';

/** The files of one enterprise's folder, by what each is called. */
export const FILE_NAMES = [
  'enterprise.yaml',
  'senders.yaml',
  'templates.yaml',
  'org.yaml',
  'users.yaml',
  'evidence.yaml',
  'status.yaml',
] as const;
export type FileName = (typeof FILE_NAMES)[number];

/**
 * One enterprise as its files state it, valid and complete. A file that is not there is undefined:
 * nothing of it is managed.
 */
export interface Enterprise {
  readonly slug: string;
  readonly enterprise: EnterpriseFile;
  readonly senders?: SendersFile;
  readonly templates?: TemplatesFile;
  readonly org?: OrgFile;
  readonly users?: UsersFile;
  readonly evidence?: EvidenceFile;
  /** What the last run wrote. */
  readonly status?: StatusFile;
  /** Notices sent in this run and before; without it, those that `status` knows. */
  readonly sent?: readonly SentNotice[];
  readonly defaults: DefaultsFile;
  /** SHA-256 over everything above but `status`, in canonical JSON. */
  readonly hash: string;
  /** Where a JSON pointer of one of the files stands in its text. */
  readonly locate: (file: FileName, pointer: string) => SourceRef;
}

/** One of several instances of MMP; the default one is the first in defaults.yaml. */
export interface MmpInstance {
  readonly key: string;
  readonly isDefault: boolean;
}

/** The instance of MMP that the enterprise lives on. */
export function instanceOf({ enterprise, defaults }: Enterprise): MmpInstance {
  const key = enterprise.mmp.instance;
  return { key, isDefault: defaults.mmpInstances[0]?.key === key };
}

/** Every notice that is known to have been sent. */
export function sentNotices(enterprise: Enterprise): readonly SentNotice[] {
  return enterprise.sent ?? enterprise.status?.notices ?? [];
}

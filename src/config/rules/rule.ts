import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import type { FileName } from '../../model/enterprise.ts';
import type { DefaultsFile } from '../../model/generated/defaults.ts';
import type { EnterpriseFile } from '../../model/generated/enterprise.ts';
import type { EvidenceFile } from '../../model/generated/evidence.ts';
import type { OrgFile } from '../../model/generated/org.ts';
import type { SendersFile } from '../../model/generated/senders.ts';
import type { StatusFile } from '../../model/generated/status.ts';
import type { TemplatesFile } from '../../model/generated/templates.ts';
import type { UsersFile } from '../../model/generated/users.ts';

/** What each file holds once its schema is content. */
export interface FileContents {
  readonly 'defaults.yaml': DefaultsFile;
  readonly 'enterprise.yaml': EnterpriseFile;
  readonly 'senders.yaml': SendersFile;
  readonly 'templates.yaml': TemplatesFile;
  readonly 'org.yaml': OrgFile;
  readonly 'users.yaml': UsersFile;
  readonly 'evidence.yaml': EvidenceFile;
  readonly 'status.yaml': StatusFile;
}

/** A file that its schema is content with. */
export interface ValidFile<Contents> {
  readonly path: string;
  readonly value: Contents;
  readonly locate: (pointer: string) => SourceRef;
}

/** The folder of one enterprise. A file that is not there is undefined. */
export interface Folder {
  readonly slug: string;
  readonly files: { readonly [Name in FileName]: ValidFile<FileContents[Name]> | undefined };
  readonly defaults?: ValidFile<DefaultsFile>;
}

interface RuleOver<Scope> {
  readonly name: string;
  /** The rule is asked only when none of these is broken, so it never repeats what a schema said. */
  readonly reads: readonly (FileName | 'defaults.yaml')[];
  readonly check: (scope: Scope) => readonly Diagnostic[];
}

/** A rule about one enterprise. */
export type FolderRule = RuleOver<Folder>;
/** A rule about what enterprises must not share. Folders with a broken file that it reads are left out. */
export type FleetRule = RuleOver<readonly Folder[]>;
/** A rule about defaults.yaml. */
export type DefaultsRule = RuleOver<ValidFile<DefaultsFile>>;

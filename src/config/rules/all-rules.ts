import { driftRules } from './drift-rules.ts';
import { enterpriseRules } from './enterprise-rules.ts';
import { evidenceRules } from './evidence-rules.ts';
import { numberRules } from './number-rules.ts';
import { orgRules } from './org-rules.ts';
import { orgTreeRules } from './org-tree.ts';
import type { FolderRule } from './rule.ts';
import { senderRules } from './sender-rules.ts';
import { templateRules } from './template-rules.ts';
import { userRules } from './user-rules.ts';

/** Every rule about one enterprise, in the order of the files they read. */
export const folderRules: readonly FolderRule[] = [
  ...enterpriseRules,
  ...driftRules,
  ...senderRules,
  ...numberRules,
  ...templateRules,
  ...orgRules,
  ...orgTreeRules,
  ...userRules,
  ...evidenceRules,
];

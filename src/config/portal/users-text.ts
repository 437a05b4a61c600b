import { stringify } from 'yaml';
import type { User } from '../../model/generated/users.ts';

const SCHEMA_LINE = '# yaml-language-server: $schema=../../schemas/users.schema.json';

/** The text of users.yaml. A schema line that the file has is kept. The same users always give the same bytes. */
export function usersText(users: readonly User[], before: string | undefined): string {
  const [line = ''] = before?.split(/\r?\n/, 1) ?? [];
  const schema = line.startsWith('# yaml-language-server:') ? line : SCHEMA_LINE;
  return `${schema}\napiVersion: reconcile/v1\nusers:\n${users.map(item).join('')}`;
}

function item({ email, device, organisation, socialMessaging, restrictIncoming }: User): string {
  const user = { email, device, organisation, socialMessaging, restrictIncoming };
  return stringify([user], { lineWidth: 0, indent: 2 }).replaceAll(/^(?=.)/gm, '  ');
}

import { digestOf } from '../core/digest.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Folder } from './rules/rule.ts';

/** The enterprise of a folder that has no errors; none without its two required files. */
export function buildEnterprise({ slug, files, defaults }: Folder): readonly Enterprise[] {
  const main = files['enterprise.yaml'];
  if (main === undefined || defaults === undefined) return [];
  const senders = files['senders.yaml'];
  const templates = files['templates.yaml'];
  const org = files['org.yaml'];
  const users = files['users.yaml'];
  const evidence = files['evidence.yaml'];
  const status = files['status.yaml'];
  const desired = {
    slug,
    enterprise: main.value,
    ...(senders === undefined ? {} : { senders: senders.value }),
    ...(templates === undefined ? {} : { templates: templates.value }),
    ...(org === undefined ? {} : { org: org.value }),
    ...(users === undefined ? {} : { users: users.value }),
    ...(evidence === undefined ? {} : { evidence: evidence.value }),
    defaults: defaults.value,
  };
  const folder = main.path.slice(0, -'enterprise.yaml'.length);
  return [
    {
      ...desired,
      ...(status === undefined ? {} : { status: status.value }),
      hash: digestOf(desired),
      locate: (name, pointer) =>
        files[name]?.locate(pointer) ?? { file: `${folder}${name}`, line: 1, column: 1 },
    },
  ];
}

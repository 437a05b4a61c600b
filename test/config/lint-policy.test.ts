import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { shortDigest } from '../../src/core/digest.ts';
import { templateDigest } from '../../src/core/template-content.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import { exampleText, readExamples } from './examples.ts';

const ENTERPRISE = 'fernhill-motors/enterprise.yaml';
const TEMPLATES = 'fernhill-motors/templates.yaml';
const SENDERS = 'fernhill-motors/senders.yaml';
const STATUS = 'fernhill-motors/status.yaml';
const DEFAULTS = 'defaults.yaml';

/** Ends with a variable: an error by default. */
const DANGLING: Template = {
  key: 'car_ready',
  language: 'en',
  category: 'UTILITY',
  body: 'Your car will be ready on {{1}}.',
  samples: { '1': 'Monday' },
};
const CODE = 'template-variable-edge';

const ofDangling = (template = DANGLING) => ({
  [TEMPLATES]: stringify({ apiVersion: 'reconcile/v1', custom: [template] }),
});
const policy = (lint: object) => ({
  [ENTERPRISE]: `${exampleText(ENTERPRISE)}policy: ${JSON.stringify({ lint })}\n`,
});
const fleet = (lint: object) => ({ [DEFAULTS]: `${exampleText(DEFAULTS)}lint: ${JSON.stringify(lint)}\n` });

/** A status that holds one verdict, as the last run may have written it. */
function verdict(resource: string, ready: string, content: string): Readonly<Record<string, string>> {
  return {
    [STATUS]: stringify({
      apiVersion: 'reconcile/v1',
      enterprise: 'fernhill-motors',
      desired: `sha256:${'0'.repeat(64)}`,
      phase: 'onboarding',
      conditions: [],
      activities: [],
      resources: [
        {
          resource,
          ready,
          reason: 'Rejected by WhatsApp (INVALID_FORMAT).',
          content,
          since: '2026-11-20T09:00:00Z',
        },
      ],
      users: { desired: 0, ready: 0 },
      notices: [],
    }),
  };
}

function found(changes: Readonly<Record<string, string>>, file = TEMPLATES): readonly string[] {
  return readExamples(changes)
    .diagnostics.filter(({ source }) => source.file.endsWith(file))
    .map(({ severity, code }: Diagnostic) => `${severity} ${code}`);
}

describe('the severity of a rule', () => {
  it('is what the rule says by default', () => {
    expect(found(ofDangling())).toEqual([`error ${CODE}`]);
  });

  it('is what the fleet says', () => {
    expect(found({ ...ofDangling(), ...fleet({ [CODE]: 'warning' }) })).toEqual([`warning ${CODE}`]);
    expect(found({ ...ofDangling(), ...fleet({ [CODE]: 'off' }) })).toEqual([]);
  });

  it('is what the enterprise says, whatever the fleet says', () => {
    const both = { ...ofDangling(), ...fleet({ [CODE]: 'off' }), ...policy({ [CODE]: 'error' }) };
    expect(found(both)).toEqual([`error ${CODE}`]);
  });

  it('can free an established brand from a rule about its name', () => {
    const shouting = { [SENDERS]: exampleText(SENDERS).replace('Fernhill Motors', 'FERNHILL MOTORS') };
    expect(found(shouting, SENDERS)).toEqual(['error display-name-capitals']);
    expect(found({ ...shouting, ...policy({ 'display-name-capitals': 'off' }) }, SENDERS)).toEqual([]);
  });

  it('is a warning for what stands in the library, unless the fleet says more', () => {
    const error = (changes = {}) =>
      readExamples(changes).diagnostics.filter(({ severity }) => severity === 'error').length;
    expect(error()).toBe(0);
    expect(error(fleet({ [CODE]: 'error' }))).toBe(2);
  });
});

describe('a policy', () => {
  it('that names no rule is an error, in either file', () => {
    const typo = { 'template-variable-egde': 'off' };
    expect(found(policy(typo), ENTERPRISE)).toEqual(['error unknown-lint-rule']);
    expect(found(fleet(typo), DEFAULTS)).toContain('error unknown-lint-rule');
    const [told] = readExamples(policy(typo)).diagnostics.filter(({ code }) => code === 'unknown-lint-rule');
    expect(told?.fix).toContain(CODE);
  });

  it('that knows another severity is an error', () => {
    expect(found(policy({ [CODE]: 'info' }), ENTERPRISE)).toEqual(['error not-allowed']);
  });
});

describe('what Meta has judged', () => {
  const resource = 'twilio-template/car_ready.en';

  it('is never an error again while it is approved as it stands, not even by policy', () => {
    const approved = verdict(resource, 'ready', templateDigest(DANGLING));
    expect(found({ ...ofDangling(), ...approved })).toEqual([`warning ${CODE}`]);
    expect(found({ ...ofDangling(), ...approved, ...policy({ [CODE]: 'error' }) })).toEqual([
      `warning ${CODE}`,
    ]);
  });

  it('is judged anew once the text is another', () => {
    const approved = verdict(resource, 'ready', templateDigest(DANGLING));
    const edited = { ...DANGLING, body: 'Your car will be there on {{1}}.' };
    expect(found({ ...ofDangling(edited), ...approved })).toEqual([`error ${CODE}`]);
  });

  it('is judged anew once the category is another', () => {
    const approved = verdict(resource, 'ready', templateDigest(DANGLING));
    expect(found({ ...ofDangling({ ...DANGLING, category: 'MARKETING' }), ...approved })).toEqual([
      `error ${CODE}`,
    ]);
  });

  it('is named when it was a rejection', () => {
    const rejected = verdict(resource, 'rejected', templateDigest(DANGLING));
    expect(found({ ...ofDangling(), ...rejected })).toEqual(['warning template-rejected', `warning ${CODE}`]);
  });

  it('stays for a display name too', () => {
    const shouting = { [SENDERS]: exampleText(SENDERS).replace('Fernhill Motors', 'FERNHILL MOTORS') };
    const approved = verdict('twilio-sender/+19025550122', 'ready', shortDigest({ name: 'FERNHILL MOTORS' }));
    expect(found({ ...shouting, ...approved }, SENDERS)).toEqual(['warning display-name-capitals']);
  });
});

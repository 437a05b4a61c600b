import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/model/diagnostic.ts';
import { readConfiguration } from '../../src/config/read.ts';
import { EXAMPLES, VALIDATORS, exampleText, readExamples } from './examples.ts';

const SLUGS = ['abc-banking', 'fernhill-motors', 'larkspur-wealth'];
const STATUS = `apiVersion: reconcile/v1
enterprise: fernhill-motors
desired: sha256:${'0'.repeat(64)}
phase: onboarding
conditions: []
activities:
${Array.from({ length: 16 }, (_, index) => `  - { number: ${index + 1}, key: consent, owner: isv, state: waiting }\n`).join('')}
resources: []
users: { desired: 1, ready: 0 }
notices: []
`;

describe('reading the configuration', () => {
  it('finds no error in the examples as shipped', () => {
    const { enterprises, failed, diagnostics, files } = readExamples();
    expect(hasErrors(diagnostics)).toBe(false);
    expect(enterprises.map(({ slug }) => slug)).toEqual(SLUGS);
    expect(failed).toEqual([]);
    expect(files).toBe(EXAMPLES.length);
  });

  it('warns of the two published texts that begin with a variable, and of nothing else', () => {
    expect(readExamples().diagnostics.map(({ code, source }) => [code, source.file])).toEqual([
      ['template-variable-edge', 'enterprises/defaults.yaml'],
      ['template-variable-edge', 'enterprises/defaults.yaml'],
    ]);
  });

  it('keeps the other enterprises when one has an error', () => {
    const text = exampleText('abc-banking/senders.yaml').replace('"+14045550122"', '+14045550122');
    const { enterprises, failed } = readExamples({ 'abc-banking/senders.yaml': text });
    expect(enterprises.map(({ slug }) => slug)).toEqual(['fernhill-motors', 'larkspur-wealth']);
    expect(failed).toEqual(['abc-banking']);
  });

  it('fails all enterprises when defaults.yaml has an error', () => {
    const text = exampleText('defaults.yaml').replace('maxDeletes: 0', 'maxDeletes: many');
    expect(readExamples({ 'defaults.yaml': text })).toMatchObject({ enterprises: [], failed: SLUGS });
  });

  it('fails all enterprises when defaults.yaml is not there', () => {
    const { enterprises, failed, diagnostics } = readExamples({ 'defaults.yaml': undefined });
    expect({ enterprises, failed }).toEqual({ enterprises: [], failed: SLUGS });
    expect(diagnostics).toMatchObject([
      { code: 'defaults-missing', source: { file: 'enterprises/defaults.yaml', line: 1, column: 1 } },
    ]);
  });

  it('names a folder without enterprise.yaml', () => {
    const { failed, diagnostics } = readExamples({ 'fernhill-motors/enterprise.yaml': undefined });
    expect(failed).toEqual(['fernhill-motors']);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'enterprise-missing',
      source: { file: 'enterprises/fernhill-motors/enterprise.yaml' },
    });
  });

  it('says once that a file could not be read, and fails its enterprise', () => {
    const problem = {
      severity: 'error',
      code: 'file-too-large',
      summary: 'too large',
      fix: 'shorten it',
      source: { file: 'enterprises/fernhill-motors/enterprise.yaml', line: 1, column: 1 },
    } as const;
    const files = EXAMPLES.filter(({ path }) => path !== problem.source.file);
    const { failed, diagnostics } = readConfiguration({ files, validators: VALIDATORS, problems: [problem] });
    expect(failed).toEqual(['fernhill-motors']);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([problem]);
  });

  it('takes a file that is not there as not managed', () => {
    const { enterprises } = readExamples({ 'larkspur-wealth/users.yaml': undefined });
    expect(enterprises[2]).not.toHaveProperty('users');
  });

  it('does not ask rules about a file that its schema refuses', () => {
    const text = exampleText('abc-banking/org.yaml').replace('id: europe', 'id: Europe');
    expect(readExamples({ 'abc-banking/org.yaml': text }).failed).toEqual(['abc-banking']);
    const found = readExamples({ 'abc-banking/org.yaml': text }).diagnostics.filter(
      ({ source }) => !source.file.endsWith('defaults.yaml'),
    );
    expect(found.map(({ code }) => code)).toEqual(['wrong-pattern']);
  });

  it('still judges what stands above a syntax error', () => {
    const text = exampleText('abc-banking/senders.yaml')
      .replace('"+14045550122"', '+14045550122')
      .replace('      emails:', '\temails:');
    const found = readExamples({ 'abc-banking/senders.yaml': text }).diagnostics;
    expect(found.map(({ code, source }) => `${code} ${source.line}`).slice(0, 2)).toEqual([
      'phone-not-quoted 4',
      'tab-indent 16',
    ]);
  });

  it('refuses a folder whose name is no slug', () => {
    const text = exampleText('fernhill-motors/enterprise.yaml');
    const { failed, diagnostics } = readExamples({ 'Acme Ltd/enterprise.yaml': text });
    expect(failed).toEqual(['Acme Ltd']);
    expect(diagnostics[0]?.code).toBe('folder-name');
  });

  it('shows the marked line with each problem', () => {
    const text = exampleText('abc-banking/senders.yaml').replace('"+14045550122"', '+14045550122');
    expect(readExamples({ 'abc-banking/senders.yaml': text }).diagnostics[0]).toMatchObject({
      frame: '  - number: +14045550122',
      summary: 'YAML reads this as the number 14045550122',
      fix: 'Put it in quotes: "+14045550122".',
    });
  });

  it('repeats no personal value in a message', () => {
    const text = exampleText('abc-banking/users.yaml')
      .replace('jonas.weber@abc-banking.example.com', 'Amara.Diallo@abc-banking.example.com')
      .replace('priya.nair@', 'priya nair at ');
    const told = readExamples({ 'abc-banking/users.yaml': text }).diagnostics.map(
      ({ summary, fix }) => summary + fix,
    );
    expect(told.join(' ')).not.toMatch(/amara|diallo|priya/i);
  });
});

describe('an enterprise', () => {
  it('has a hash that changes with any of its files and not with their layout', () => {
    const hash = (changes: Record<string, string>) => readExamples(changes).enterprises[1]?.hash;
    const senders = exampleText('fernhill-motors/senders.yaml');
    const before = hash({});
    expect(before).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(hash({ 'fernhill-motors/senders.yaml': `${senders}# a comment\n` })).toBe(before);
    expect(hash({ 'fernhill-motors/status.yaml': STATUS })).toBe(before);
    expect(hash({ 'fernhill-motors/senders.yaml': senders.replace('Halifax', 'Truro') })).not.toBe(before);
    const defaults = exampleText('defaults.yaml').replace('maxDeletes: 0', 'maxDeletes: 1');
    expect(hash({ 'defaults.yaml': defaults })).not.toBe(before);
  });

  it('knows where each value stands', () => {
    const [enterprise] = readExamples().enterprises;
    expect(enterprise?.locate('senders.yaml', '/senders/0/profile/about')).toEqual({
      file: 'enterprises/abc-banking/senders.yaml',
      line: 8,
      column: 14,
      endColumn: 33,
    });
    expect(enterprise?.locate('senders.yaml', '/senders/7')).toMatchObject({ line: 4, column: 3 });
    expect(enterprise?.locate('status.yaml', '/phase')).toEqual({
      file: 'enterprises/abc-banking/status.yaml',
      line: 1,
      column: 1,
    });
  });

  it('carries what the last run wrote', () => {
    const { enterprises } = readExamples({ 'fernhill-motors/status.yaml': STATUS });
    expect(enterprises[1]?.status?.phase).toBe('onboarding');
  });

  it('fails with a status that was edited, and says to restore it', () => {
    const { failed, diagnostics } = readExamples({ 'fernhill-motors/status.yaml': `${STATUS}note: hi\n` });
    expect(failed).toEqual(['fernhill-motors']);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'unknown-key',
      fix: 'Restore this file from git: only reconcile writes it, never a person.',
    });
  });

  it('fails with the status of another', () => {
    const found = readExamples({ 'larkspur-wealth/status.yaml': STATUS });
    expect(found.failed).toEqual(['larkspur-wealth']);
    expect(found.diagnostics.at(-1)?.code).toBe('status-of-another');
  });

  it('is read whatever the order of the files', () => {
    const forwards = readConfiguration({ files: EXAMPLES, validators: VALIDATORS });
    const backwards = readConfiguration({ files: EXAMPLES.toReversed(), validators: VALIDATORS });
    expect(JSON.stringify(backwards)).toBe(JSON.stringify(forwards));
  });
});

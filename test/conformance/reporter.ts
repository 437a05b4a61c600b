import type { TaskMeta } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { CLIENT_OPERATIONS } from './client-operations.ts';
import { contractOf } from './contract.ts';
import { readDocuments } from './documents.ts';
import { verdictOn } from './verdict.ts';
import type { Recording } from './verdict.ts';
import { verdictText } from './verdict-text.ts';

/** Judges every exchange of the run in the end, and fails the run with exit code 1 unless all is well. */
export function conformanceReporter(folder: string): Reporter {
  return {
    onTestRunEnd(modules) {
      const contract = contractOf(readDocuments(folder));
      const verdict = verdictOn(modules.flatMap(recordingsOf), contract, Object.values(CLIENT_OPERATIONS));
      process.stdout.write(`\n${verdictText(verdict)}\n`);
      if (!verdict.isGood) process.exitCode = 1;
    },
  };
}

function recordingsOf(module: TestModule): readonly Recording[] {
  const name = module.relativeModuleId;
  const tests = [...module.children.allTests()].map((test) =>
    recordingOf(`${name} > ${test.fullName}`, test.meta()),
  );
  return [...tests, recordingOf(name, module.meta())];
}

function recordingOf(test: string, { exchanges = [], undocumented = false }: TaskMeta): Recording {
  return { test, exchanges, isUndocumented: undocumented };
}

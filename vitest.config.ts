import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** How long a test waits for what must come, in milliseconds: no test may depend on the speed of the machine. */
const patience = { poll: { timeout: 30_000 } };

/** A part whose tests drive real programs and wait for them. Files that run beside each other share none of them. */
function realPrograms(name: string, include: string, maxWorkers: number): TestProjectInlineConfiguration {
  const testTimeout = 120_000;
  // One after the other, should several parts be run at once.
  const sequence = { groupOrder: 1 + names.indexOf(name) };
  return {
    test: { name, include: [include], testTimeout, hookTimeout: 300_000, maxWorkers, sequence, expect: patience },
  };
}

const names = ['webview', 'testbed', 'contract', 'workbench', 'e2e'];

/** Each part of the tests can be run alone: `npx vitest run --project unit`. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000, expect: patience } },
      { test: { name: 'bundle', include: ['test/bundle/**/*.test.ts'] } },
      realPrograms('webview', 'test/webview/**/*.test.ts', 1),
      realPrograms('testbed', 'test/testbed/**/*.test.ts', 1),
      realPrograms('contract', 'test/contract/**/*.test.ts', 2),
      realPrograms('workbench', 'test/workbench/**/*.test.ts', 1),
      realPrograms('e2e', 'test/e2e/specs/**/*.test.ts', 2),
    ],
  },
});

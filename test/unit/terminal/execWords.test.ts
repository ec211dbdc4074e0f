import { describe, expect, it } from 'vitest';
import { terminalName } from '../../../src/terminal/execWords.ts';

const target = {
  runtime: {
    exec: () => Promise.resolve(''),
    execSync: () => Promise.reject(new Error('unused')),
    listContainers: () => Promise.resolve([]),
  },
  address: { kind: 'unix', path: '/run/c.sock' } as const,
  endpointName: 'node',
  containerId: 'c1',
  containerName: 'web',
  sandboxName: 'pod',
  namespace: 'default',
};

describe('terminalName', () => {
  it('names the container and its sandbox', () => {
    expect(terminalName(target)).toBe('web (pod)');
  });

  it('does without what is missing', () => {
    expect(terminalName({ ...target, sandboxName: '' })).toBe('web');
  });

  it('stays on one line, whatever the names hold', () => {
    expect(terminalName({ ...target, containerName: 'a\nb\x1b[2J' })).toBe('a b [2J (pod)');
  });

  it('draws no icon', () => {
    expect(terminalName({ ...target, containerName: '$(zap)a' })).toBe('$ (zap)a (pod)');
  });
});

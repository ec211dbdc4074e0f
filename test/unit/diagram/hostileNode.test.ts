import { describe, expect, it } from 'vitest';
import { unknown } from '../../../src/contract/layers/fact.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import { container } from '../../builders/container.ts';
import {
  aContainerFacts,
  aHandlerFacts,
  aLayersSnapshot,
  aNodeFacts,
  aSandboxFacts,
  nodeProcess,
  someFact,
} from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { screenOf } from './nodeScreens.ts';

const markup = '<img src=x onerror=alert(1)>';
const evil = `\u202e${markup}\n\u2066\u0000${'x'.repeat(65_536)}`;
const odd = { name: evil, isolation: 'unknown' as const, hypervisor: evil };

/** What is compared and never drawn. */
const hidden = new Set(['id', 'from', 'to', 'opens', 'object']);

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(textsOf) : [];
}

/** What the search looks in has a line for each of its texts. */
function textsOf([key, part]: readonly [string, unknown]): readonly string[] {
  if (hidden.has(key)) {
    return [];
  }
  return key === 'search' && typeof part === 'string' ? part.split('\n') : texts(part);
}

function evilSandbox(id: string, changes: Partial<SandboxFacts> = {}): SandboxFacts {
  return aSandboxFacts({
    sandbox: sandbox({ id: `${id}${evil}`, name: evil, namespace: evil }),
    handler: someFact(evil),
    runtimeType: someFact(evil),
    runtime: odd,
    shim: someFact(nodeProcess(1, evil)),
    runtimeProcesses: unknown({ why: 'notReported', by: evil }),
    containers: [
      aContainerFacts({
        container: container({
          ...{ id: `${id}${evil}`, name: evil, image: evil, state: 'exited' },
          exit: { code: 1, reason: evil, message: evil },
        }),
      }),
    ],
    ...changes,
  });
}

const usual = aNodeFacts();
const screen = screenOf(
  aLayersSnapshot({
    node: {
      ...usual,
      endpointName: evil,
      address: evil,
      kubelet: unknown({ why: 'notPermitted', path: evil }),
      runtime: {
        ...usual.runtime,
        name: someFact(evil),
        version: someFact(evil),
        conditions: someFact([{ type: evil, status: false, reason: evil, message: evil }]),
        snapshotter: someFact(evil),
        cni: someFact({ networks: [evil], plugins: Array.from({ length: 100 }, () => evil) }),
        streamingAddress: someFact(evil),
        images: unknown({ why: 'callFailed', method: evil, reason: 'cancelled' }),
      },
      handlers: [
        aHandlerFacts({ name: evil, runtimeType: someFact(evil), version: someFact(`version ${evil}`), runtime: odd }),
      ],
      orphans: someFact([nodeProcess(2, evil)]),
      kernel: { ...usual.kernel, release: someFact(evil), securityModules: someFact([evil, evil]) },
    },
    sandboxes: [
      evilSandbox('a'),
      evilSandbox('b', {
        handler: unknown({ why: 'notReported', by: evil }),
        shim: unknown({ why: 'notPermitted', path: evil }),
      }),
      evilSandbox('c', { trouble: { is: 'shimGone' } }),
    ],
  }),
);

describe('hostile text on the node', () => {
  it('is on one line, in the order in which it is written', () => {
    expect(
      texts(screen).filter((text) => /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u.test(text)),
    ).toEqual([]);
  });

  it('is short', () => {
    expect(texts(screen).filter((text) => text.length > 1500)).toEqual([]);
  });

  it('stays the text that it is: whoever draws it draws it as text', () => {
    expect(texts(screen).filter((text) => text.startsWith(markup)).length).toBeGreaterThan(5);
    expect(texts(screen).filter((text) => text.includes('&lt;'))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { projectNodeScreen } from '../../../../src/diagram/projectNodeScreen.ts';
import { projectSandboxScreen } from '../../../../src/diagram/projectSandboxScreen.ts';
import { callPlaces } from '../../../../src/webview/calls/callPlaces.ts';
import { aLayersSnapshot, aSandboxFacts } from '../../../builders/layers.ts';
import { context } from '../../../builders/rows.ts';

const snapshot = aLayersSnapshot();

describe('callPlaces', () => {
  it.each([
    ['the node', projectNodeScreen(snapshot, { expandedGroups: [] }, context)],
    ['a sandbox', projectSandboxScreen({ snapshot, sandbox: aSandboxFacts(), containerId: undefined, context })],
  ])('finds in the picture of %s the sandbox of a container and its handler', (_picture, body) => {
    const places = callPlaces(body);
    expect(places.sandboxOf('container-1')).toBe('sandbox-1');
    expect(places.handlerCardOf('sandbox-1')).toBe('handler/runc');
  });

  it('finds nothing of what is not drawn', () => {
    expect(callPlaces(undefined).sandboxOf('container-1')).toBeUndefined();
    expect(callPlaces(undefined).handlerCardOf('sandbox-1')).toBeUndefined();
  });
});

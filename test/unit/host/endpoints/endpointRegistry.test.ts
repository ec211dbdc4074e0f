import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Endpoint } from '../../../../src/contract/endpoint.ts';
import type { EndpointSetting } from '../../../../src/contrib/settings.ts';
import type { Discovery } from '../../../../src/endpoint/discoverEndpoints.ts';
import { EndpointRegistry } from '../../../../src/host/endpoints/endpointRegistry.ts';
import { UnusableSession } from '../../../../src/model/session/unusableSession.ts';

let configured: EndpointSetting[];
let additional: EndpointSetting[];
let discover: (known: ReadonlySet<string>) => Promise<Discovery>;
let opened: string[];
let closed: string[];
let registry: EndpointRegistry;
const changed = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  configured = [{ name: 'node', address: 'unix:///run/a.sock' }];
  additional = [];
  discover = () => Promise.resolve({ endpoints: [], entries: [] });
  opened = [];
  closed = [];
  registry = new EndpointRegistry({
    configured: () => configured,
    additional: () => additional,
    discover: (known) => discover(known),
    watchPlaces: () => ({ dispose: () => undefined }),
    openSession: (endpoint) => {
      const session = new UnusableSession(endpoint, { reason: 'cancelled', method: '' });
      vi.spyOn(session, 'dispose').mockImplementation(() => closed.push(endpoint.name));
      opened.push(endpoint.name);
      return Promise.resolve(session);
    },
  });
  registry.onDidChangeSessions(changed);
});

afterEach(() => registry.dispose());

const names = (): string[] => registry.sessions.map(({ endpoint }) => endpoint.name);

describe('EndpointRegistry', () => {
  it('keeps a session while its endpoint stays, and tells of changes only', async () => {
    await registry.reload();
    await registry.reload();
    expect(opened).toHaveLength(1);
    expect(changed).toHaveBeenCalledOnce();
    configured.push({ name: 'lab', address: 'tcp://127.0.0.1:3333' });
    await registry.reload();
    expect(names()).toEqual(['node', 'lab']);
    configured.reverse();
    await registry.reload();
    expect(names()).toEqual(['lab', 'node']);
    expect(opened).toHaveLength(2);
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('shows an endpoint by its new name', async () => {
    await registry.reload();
    configured = [{ name: 'renamed', address: 'unix:///run/a.sock' }];
    await registry.reload();
    expect(names()).toEqual(['renamed']);
    expect(closed).toEqual(['node']);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('shows what the search gives and nothing else, and lets it know what it gave before', async () => {
    configured = [];
    const found = (name: string): Endpoint => ({
      id: `unix:///run/${name}.sock`,
      name,
      address: { kind: 'unix', path: `/run/${name}.sock` },
    });
    const knowing: string[][] = [];
    const giving = (...endpoints: Endpoint[]): void => {
      discover = (known) => {
        knowing.push([...known]);
        return Promise.resolve({ endpoints, entries: [] });
      };
    };
    giving(found('mistyped'), found('usual'));
    await registry.reload();
    giving(found('right'), found('usual'));
    await registry.reload();
    expect(names()).toEqual(['right', 'usual']);
    expect(closed).toEqual(['mistyped']);
    expect(knowing).toEqual([[], ['unix:///run/mistyped.sock', 'unix:///run/usual.sock']]);
  });

  it('tells that the search looks at something else, though it finds the same', async () => {
    configured = [];
    await registry.reload();
    discover = () => Promise.resolve({ endpoints: [], entries: [{ source: '/etc/crictl.yaml', outcome: 'absent' }] });
    await registry.reload();
    await registry.reload();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('goes on after a reload that failed', async () => {
    configured = [];
    discover = () => Promise.reject(new Error('broken'));
    await expect(registry.reload()).rejects.toThrow('broken');
    configured = [{ name: 'node', address: 'unix:///run/a.sock' }];
    await registry.reload();
    expect(names()).toEqual(['node']);
  });

  it('leaves no session open that came after its end', async () => {
    const reloading = registry.reload();
    registry.dispose();
    await reloading;
    expect(opened).toEqual(['node']);
    expect(closed).toEqual(['node']);
    expect(registry.sessions).toEqual([]);
  });
});

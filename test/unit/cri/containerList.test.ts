import { expect, it } from 'vitest';
import { listContainers } from '../../../src/cri/containerList.ts';
import { ListSupport } from '../../../src/cri/listSupport.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { fakeServer } from '../containerd/fakeServer.ts';

it('asks for one container, or for those of a sandbox', async () => {
  const asked: unknown[] = [];
  await using server = await fakeServer(runtimeService, {
    ListContainers: ({ filter }: { readonly filter: unknown }) => {
      asked.push(filter);
      return { containers: [{ id: 'c', pod_sandbox_id: 's' }] };
    },
  });
  await listContainers(server.channel, new ListSupport(), { id: 'c' });
  const [found] = await listContainers(server.channel, new ListSupport(), { sandboxId: 's' });
  expect(found).toMatchObject({ id: 'c', sandboxId: 's' });
  expect(asked).toEqual([
    expect.objectContaining({ id: 'c', pod_sandbox_id: '' }),
    expect.objectContaining({ id: '', pod_sandbox_id: 's' }),
  ]);
});

import { contentService, leasesService, snapshotsService } from '../../../src/rpc/containerdServices.ts';
import { fakeServer } from './fakeServer.ts';

export interface RecordedPull {
  readonly lease: {
    readonly id: string;
    readonly created_at: { readonly seconds: number; readonly nanos: number };
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly resources: readonly { readonly id: string; readonly type: string }[];
}

export interface RecordedMoment {
  readonly pull: RecordedPull;
  /** The downloads at that moment. */
  readonly statuses: readonly { readonly ref: string; readonly offset?: number; readonly total?: number }[];
  /** The content store, perhaps of a later moment: only what the lease names is there yet. */
  readonly blobs: readonly {
    readonly digest: string;
    readonly size?: number | string;
    readonly labels?: Readonly<Record<string, string>>;
  }[];
  /** What can be read, by digest. */
  readonly content: ReadonlyMap<string, object>;
  /** Names, besides those of the lease. */
  readonly snapshots: readonly string[];
}

interface Request {
  readonly filters?: readonly string[];
  readonly digest?: string;
  readonly id?: string;
}

/** A containerd that stands still in the middle of a pull. */
export async function pullingServer(moment: RecordedMoment): ReturnType<typeof fakeServer> {
  const { lease, resources } = moment.pull;
  const held = (type: string): string[] => resources.filter((one) => one.type.startsWith(type)).map(({ id }) => id);
  const snapshots = [...moment.snapshots, ...held('snapshots/')];
  const services = {
    leases: leasesService.List,
    resources: leasesService.ListResources,
    statuses: contentService.ListStatuses,
    blobs: contentService.List,
    read: contentService.Read,
    snapshots: snapshotsService.List,
  };
  return fakeServer<Request>(services, {
    leases: () => ({ leases: [lease] }),
    resources: () => ({ resources }),
    statuses: () => ({ statuses: moment.statuses }),
    blobs: ({ filters }) => ({
      info: moment.blobs.filter(
        ({ digest }) => held('content').includes(digest) && filters?.includes(`digest=="${digest}"`),
      ),
    }),
    read: ({ digest = '' }) => ({ data: Buffer.from(JSON.stringify(moment.content.get(digest))) }),
    snapshots: ({ filters }) => ({
      info: snapshots.filter((name) => filters?.includes(`name=="${name}"`)).map((name) => ({ name })),
    }),
  });
}

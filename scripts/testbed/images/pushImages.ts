import type { RegistryUser } from '../registry/registryUser.ts';
import type { Descriptor, ImageLayout } from './imageLayout.ts';

/** Uploads the images of a layout to a plain-http registry, by the distribution API. Present blobs are not sent. */
export async function pushImages(layout: ImageLayout, registryAddress: string, user?: RegistryUser): Promise<void> {
  const request = requestAs(user);
  for (const [name, { descriptor, manifest }] of await layout.images()) {
    const colon = name.lastIndexOf(':');
    const repository = `http://${registryAddress}/v2/${name.slice(0, colon)}`;
    for (const blob of [manifest.config, ...manifest.layers]) await pushBlob(layout, repository, blob, request);
    const body = new Uint8Array(await layout.blob(descriptor));
    const headers = { 'Content-Type': descriptor.mediaType };
    await succeeded(request(`${repository}/manifests/${name.slice(colon + 1)}`, { method: 'PUT', headers, body }));
  }
}

interface Upload {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

type Request = (url: string, upload: Upload) => Promise<Response>;

function requestAs(user: RegistryUser | undefined): Request {
  const login = user && Buffer.from(`${user.name}:${user.password}`).toString('base64');
  const authorization: Record<string, string> = login === undefined ? {} : { Authorization: `Basic ${login}` };
  return (url, upload) => fetch(url, { ...upload, headers: { ...upload.headers, ...authorization } });
}

async function pushBlob(layout: ImageLayout, repository: string, blob: Descriptor, request: Request): Promise<void> {
  const present = await request(`${repository}/blobs/${blob.digest}`, { method: 'HEAD' });
  if (present.ok) return;
  const started = await succeeded(request(`${repository}/blobs/uploads/`, { method: 'POST' }));
  const target = new URL(started.headers.get('location') ?? '', repository);
  target.searchParams.set('digest', blob.digest);
  const body = new Uint8Array(await layout.blob(blob));
  const headers = { 'Content-Type': 'application/octet-stream' };
  await succeeded(request(target.href, { method: 'PUT', headers, body }));
}

async function succeeded(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`The registry answered ${response.status} to ${response.url}: ${text}`);
  return response;
}

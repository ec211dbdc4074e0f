import type { Descriptor, ImageLayout } from './imageLayout.ts';

/** Uploads the images of a layout to a plain-http registry, by the distribution API. Present blobs are not sent. */
export async function pushImages(layout: ImageLayout, registryAddress: string): Promise<void> {
  for (const [name, { descriptor, manifest }] of await layout.images()) {
    const colon = name.lastIndexOf(':');
    const repository = `http://${registryAddress}/v2/${name.slice(0, colon)}`;
    for (const blob of [manifest.config, ...manifest.layers]) await pushBlob(layout, repository, blob);
    const body = new Uint8Array(await layout.blob(descriptor));
    const headers = { 'Content-Type': descriptor.mediaType };
    await request(`${repository}/manifests/${name.slice(colon + 1)}`, { method: 'PUT', headers, body });
  }
}

async function pushBlob(layout: ImageLayout, repository: string, blob: Descriptor): Promise<void> {
  const present = await fetch(`${repository}/blobs/${blob.digest}`, { method: 'HEAD' });
  if (present.ok) return;
  const started = await request(`${repository}/blobs/uploads/`, { method: 'POST' });
  const target = new URL(started.headers.get('location') ?? '', repository);
  target.searchParams.set('digest', blob.digest);
  const body = new Uint8Array(await layout.blob(blob));
  await request(target.href, { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream' }, body });
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`The registry answered ${response.status} to ${init.method} ${url}: ${text}`);
  return response;
}

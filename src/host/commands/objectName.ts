import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import { containerPlace, imageLabel, objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';

/** `default/shop`, with the attempt where there were several: uid and name alone are no key for a sandbox. */
export function sandboxName({ name, namespace, id, attempt }: Sandbox): string {
  const label = objectLabel(name, id);
  const place = namespace === '' ? label : `${plainText(namespace)}/${label}`;
  return attempt === 0 ? place : `${place} #${attempt}`;
}

/** `default/shop/web`, with the attempt where there were several. */
export function containerName(container: Container, snapshot: EndpointSnapshot): string {
  const name = `${containerPlace(container, snapshot)}/${objectLabel(container.name, container.id)}`;
  return container.attempt === 0 ? name : `${name} #${container.attempt}`;
}

export function imageName(image: Image): string {
  return imageLabel(image);
}

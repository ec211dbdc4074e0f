import { packTar } from 'modern-tar';

/** A file (its bytes), a symbolic link (its target), or a folder. Names have no leading slash. */
export type LayerEntry =
  | { readonly name: string; readonly bytes: Uint8Array; readonly mode: number }
  | { readonly name: string; readonly target: string }
  | { readonly name: string };

/** Every entry has this time and belongs to root, so that the same content gives the same digest everywhere. */
export const imageTime = new Date('2024-01-01T00:00:00Z');

export function layerTar(entries: readonly LayerEntry[]): Promise<Uint8Array> {
  const owner = { mtime: imageTime, uid: 0, gid: 0 };
  return packTar(
    entries.map((entry) => {
      const { name } = entry;
      if ('bytes' in entry) {
        return { header: { ...owner, name, size: entry.bytes.length, mode: entry.mode }, body: entry.bytes };
      }
      if ('target' in entry) {
        return { header: { ...owner, name, size: 0, type: 'symlink', linkname: entry.target, mode: 0o777 } };
      }
      return { header: { ...owner, name: `${name}/`, size: 0, type: 'directory', mode: 0o755 } };
    }),
  );
}

export const isRoot = process.getuid?.() === 0;

/** Runs something with the rights of an ordinary user. Only root can. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  process.setegid?.(65_534);
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

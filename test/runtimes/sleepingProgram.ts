import { chmod, writeFile } from 'node:fs/promises';

/** Endless system calls that wait: pause on x64, ppoll without an end on arm64. */
const machines: Readonly<Partial<Record<NodeJS.Architecture, { readonly type: number; readonly code: string }>>> = {
  x64: { type: 62, code: 'b8220000000f05ebf7' },
  arm64: { type: 183, code: '000080d2010080d2020080d2030080d2280980d2010000d4faffff17' },
};

const headersBytes = 64 + 56;
const address = 0x40_00_00;

/**
 * Writes a program that needs no library and sleeps, whatever its name and its arguments are: busybox, which is what
 * there is in a container, looks at its name.
 */
export async function writeSleepingProgram(file: string): Promise<void> {
  const { type, code } = machines[process.arch] ?? machines.x64 ?? { type: 0, code: '' };
  const text = Buffer.from(code, 'hex');
  const elf = Buffer.alloc(headersBytes);
  // e_ident: 64 bits, little-endian, version 1.
  Buffer.from('7f454c46020101', 'hex').copy(elf);
  elf.writeUInt16LE(2, 16);
  elf.writeUInt16LE(type, 18);
  elf.writeUInt32LE(1, 20);
  elf.writeBigUInt64LE(BigInt(address + headersBytes), 24);
  // The program headers follow at once, and there is one: all of the file, to be read and executed.
  elf.writeBigUInt64LE(64n, 32);
  elf.writeUInt16LE(64, 52);
  elf.writeUInt16LE(56, 54);
  elf.writeUInt16LE(1, 56);
  elf.writeUInt32LE(1, 64);
  elf.writeUInt32LE(5, 68);
  elf.writeBigUInt64LE(BigInt(address), 80);
  elf.writeBigUInt64LE(BigInt(address), 88);
  elf.writeBigUInt64LE(BigInt(headersBytes + text.length), 96);
  elf.writeBigUInt64LE(BigInt(headersBytes + text.length), 104);
  elf.writeBigUInt64LE(4096n, 112);
  await writeFile(file, Buffer.concat([elf, text]));
  await chmod(file, 0o755);
}

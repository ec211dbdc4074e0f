import type { CriReason } from '../failure.ts';

/** Where a fact was read, so that a person can look for himself. */
export type FactSource =
  /** A call on the endpoint, and the field of its reply: `PodSandboxStatus`, `info.runtimeSpec.linux.cgroupsPath`. */
  | { readonly from: 'call'; readonly method: string; readonly field: string }
  /** A file of the node, such as `/proc/2130/ns/net`. */
  | { readonly from: 'file'; readonly path: string }
  /** What a program of the node printed, such as `/usr/sbin/runc --version`. */
  | { readonly from: 'program'; readonly commandLine: string }
  /** Not read here: it is how every runtime of this kind works, or what a standard says. */
  | { readonly from: 'design'; readonly of: string };

/** Why a fact could not be had. */
export type UnknownReason =
  /** This runtime, or this version of it, does not tell. */
  | { readonly why: 'notReported'; readonly by: string }
  /** A file that this user may not read. */
  | { readonly why: 'notPermitted'; readonly path: string }
  /** The runtime's processes are not among those of this machine: the socket is another node's. */
  | { readonly why: 'otherMachine' }
  /** The runtime runs nothing, and so has no process to read of. */
  | { readonly why: 'madeUp'; readonly by: string }
  /** There is no process that it could be a fact of, and by design there never was. */
  | { readonly why: 'noProcess' }
  /** The process that it is a fact of has ended. */
  | { readonly why: 'ended' }
  /** `transient` where nothing is wrong with what was asked about, and the next time may do. */
  | { readonly why: 'callFailed'; readonly method: string; readonly reason: CriReason; readonly transient?: true }
  /** It is not asked for before someone looks at it, and has not arrived yet. */
  | { readonly why: 'notReadYet' };

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly source: FactSource;
}

export interface Unknown {
  readonly known: false;
  readonly reason: UnknownReason;
}

/**
 * A value with where it comes from, or the reason why there is none: what the diagram draws. A guess is no fact. All
 * facts are plain JSON, so that they can be recorded and sent.
 */
export type Fact<T> = Known<T> | Unknown;

export function known<T>(value: T, source: FactSource): Known<T> {
  return { known: true, value, source };
}

export function unknown(reason: UnknownReason): Unknown {
  return { known: false, reason };
}

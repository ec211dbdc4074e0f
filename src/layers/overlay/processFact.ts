import { type Known, known } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';

/** A process that was told by its command line. */
export function processFact(process: NodeProcess): Known<NodeProcess> {
  return known(process, { from: 'file', path: `/proc/${process.pid}/cmdline` });
}

import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import { supervisedBy } from '../../runtimes/highLevelRuntimes.ts';

/** Whether a sandbox has one shim for all of it; which process it is only /proc shows. */
export function shimFact(runtime: HighLevelRuntime, runtimeType: Fact<string>): Fact<NodeProcess | 'none'> {
  switch (supervisedBy(runtime, runtimeType)) {
    case 'sandbox':
      return unknown({ why: 'notReadYet' });
    case 'container':
      return known('none', { from: 'design', of: runtime.title });
    case 'unknown':
      // Of a runtime that is not known there may be one all the same.
      return runtimeType.known || runtime.supervises === 'unknown' ? unknown({ why: 'notReadYet' }) : runtimeType;
  }
}

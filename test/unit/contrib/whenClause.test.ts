import { expectTypeOf, it } from 'vitest';
import type { StateKeyValue } from '../../../src/contrib/whenClause.ts';

import type { ViewState } from '../../../src/tree/status.ts';
it('has a welcome for exactly the states that the views come to', () => {
  expectTypeOf<StateKeyValue>().toEqualTypeOf<ViewState>();
});

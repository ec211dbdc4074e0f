import { expect, it } from 'vitest';
import { asError, errorCode, thrownText } from '../../../src/common/thrown.ts';

it('makes words of anything that was thrown', () => {
  expect(thrownText(new TypeError('broken'))).toBe('TypeError: broken');
  expect(thrownText('broken')).toBe('broken');
  expect(thrownText(undefined)).toBe('undefined');
  expect(thrownText(Object.create(null))).toBe('[object Object]');
  const hostile = {
    toString: () => {
      throw new Error('no words');
    },
  };
  expect(thrownText(hostile)).toBe('[object Object]');
  expect(asError(hostile)).toBeInstanceOf(Error);
});

it('takes for a code of the system only what can be one', () => {
  expect(errorCode(Object.assign(new Error(''), { code: 'ENOENT' }))).toBe('ENOENT');
  expect(errorCode(Object.assign(new Error(''), { code: 2 }))).toBeUndefined();
  expect(errorCode({ code: 'ENOENT' })).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { CallMeter } from '../../../src/calls/callMeter.ts';

describe('CallMeter', () => {
  it('counts the calls of the last minute and lets those before it go', () => {
    const meter = new CallMeter();
    expect(meter.inLastMinute(0)).toBe(0);
    meter.count(0);
    meter.count(500);
    meter.count(30_000);
    expect(meter.inLastMinute(30_000)).toBe(3);
    expect(meter.inLastMinute(59_999)).toBe(3);
    expect(meter.inLastMinute(60_000)).toBe(1);
    expect(meter.inLastMinute(90_000)).toBe(0);
  });

  it('counts anew in a second that it has counted a minute or days before', () => {
    const meter = new CallMeter();
    meter.count(5_000);
    meter.count(65_000);
    expect(meter.inLastMinute(65_000)).toBe(1);
    meter.count(65_000 + 86_400_000);
    expect(meter.inLastMinute(65_000 + 86_400_000)).toBe(1);
  });
});

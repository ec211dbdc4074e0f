import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { CriError, type CriFailure } from '../../../src/contract/failure.ts';
import { ListSupport } from '../../../src/cri/listSupport.ts';

const unimplemented = new CriError({ reason: 'unimplemented', method: 'StreamContainers' });
const tooLarge = new CriError({ reason: 'messageTooLarge', method: 'ListContainers', detail: '' });
const restarted: CriFailure = { reason: 'runtimeRestarted', method: 'StreamContainers' };

let lists: ListSupport;
let inParts: Mock<() => Promise<string[]>>;
let whole: Mock<() => Promise<string[]>>;
beforeEach(() => {
  lists = new ListSupport();
  inParts = vi.fn(() => Promise.resolve(['in parts']));
  whole = vi.fn(() => Promise.resolve(['whole']));
});

const read = (list = 'containers'): Promise<string[]> => lists.read(list, { inParts, whole });

describe('a list', () => {
  it('is read in parts where the server has that', async () => {
    expect(await read()).toEqual(['in parts']);
    expect(whole).not.toHaveBeenCalled();
  });

  it('is read whole where the server has not, which is asked once', async () => {
    inParts.mockRejectedValue(unimplemented);
    expect(await read()).toEqual(['whole']);
    expect(await read()).toEqual(['whole']);
    expect(inParts).toHaveBeenCalledTimes(1);
  });

  it('is asked for apart from other lists', async () => {
    inParts.mockRejectedValueOnce(unimplemented);
    expect(await read('containers')).toEqual(['whole']);
    expect(await read('images')).toEqual(['in parts']);
  });

  it('fails for any other reason than that the server has it not', async () => {
    inParts.mockRejectedValue(new CriError(restarted));
    await expect(read()).rejects.toMatchObject({ failure: restarted });
    expect(whole).not.toHaveBeenCalled();
  });

  it('that outgrew a message is read in parts from a server that has them by now', async () => {
    inParts.mockRejectedValueOnce(unimplemented);
    await read();
    whole.mockRejectedValue(tooLarge);
    expect(await read()).toEqual(['in parts']);
    expect(await read()).toEqual(['in parts']);
    expect(whole).toHaveBeenCalledTimes(2);
  });

  it('that outgrew a message is too large where there is no other way', async () => {
    inParts.mockRejectedValue(unimplemented);
    whole.mockRejectedValue(tooLarge);
    await expect(read()).rejects.toBe(tooLarge);
  });

  it('is asked for anew on another connection', async () => {
    inParts.mockRejectedValueOnce(unimplemented);
    await read();
    lists.forget();
    expect(await read()).toEqual(['in parts']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { PersistenceCheck } from '../../../../src/layers/session/persistenceCheck.ts';

describe('a suspicion', () => {
  let nowMs: number;
  let confirmations: PersistenceCheck;

  beforeEach(() => {
    nowMs = 0;
    confirmations = new PersistenceCheck(() => nowMs, 100);
  });

  const look = (atMs: number, ...suspicions: string[]): string[] => {
    nowMs = atMs;
    return [...confirmations.confirmed('pod', suspicions)];
  };

  it('is confirmed when it lasts', () => {
    expect(look(0, 'shimGone')).toEqual([]);
    expect([...confirmations.pending]).toEqual(['pod']);
    expect(look(99, 'shimGone')).toEqual([]);
    expect(look(100, 'shimGone')).toEqual(['shimGone']);
    expect([...confirmations.pending]).toEqual([]);
  });

  it('begins anew when it was gone meanwhile', () => {
    look(0, 'shimGone');
    look(50);
    expect([...confirmations.pending]).toEqual([]);
    expect(look(100, 'shimGone')).toEqual([]);
    expect(look(200, 'shimGone')).toEqual(['shimGone']);
  });

  it('is each for itself', () => {
    look(0, 'one');
    expect(look(100, 'one', 'other')).toEqual(['one']);
    expect([...confirmations.pending]).toEqual(['pod']);
    expect(look(200, 'other')).toEqual(['other']);
  });

  it('is forgotten with what it is of', () => {
    look(0, 'shimGone');
    confirmations.forget('pod');
    expect([...confirmations.pending]).toEqual([]);
    expect(look(100, 'shimGone')).toEqual([]);
  });
});

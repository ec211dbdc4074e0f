import { expect, it } from 'vitest';
import { watchSessions } from '../../../src/model/watchSessions.ts';
import { TestSessions } from '../../builders/endpointSessions.ts';
import { sandbox } from '../../builders/sandbox.ts';

it('listens to endpoints that come, and no longer to those that went', () => {
  const sessions = new TestSessions();
  const first = sessions.open('first');
  const heard: (string | undefined)[] = [];
  const watch = watchSessions(sessions, (change) => heard.push(change?.endpointId));
  first.apply({ sandboxes: [sandbox()] });
  const second = sessions.open('second');
  second.apply({ sandboxes: [sandbox()] });
  sessions.close('first');
  first.apply({ sandboxes: [] });
  watch.dispose();
  second.apply({ sandboxes: [] });
  sessions.close('second');
  expect(heard).toEqual(['unix:///run/first.sock', undefined, 'unix:///run/second.sock', undefined]);
});

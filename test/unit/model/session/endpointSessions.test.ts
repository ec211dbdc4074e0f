import { describe, expect, it } from 'vitest';
import { SessionViewers, watchSessions } from '../../../../src/model/session/endpointSessions.ts';
import { UnusableSession } from '../../../../src/model/session/unusableSession.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { endpoint } from '../../../builders/snapshot.ts';

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

function sessionWithVisibility(): { readonly session: UnusableSession; readonly visibility: boolean[] } {
  const visibility: boolean[] = [];
  const session = new UnusableSession(endpoint(), { reason: 'cancelled', method: 'test' });
  Object.assign(session, { setVisible: (visible: boolean) => void visibility.push(visible) });
  return { session, visibility };
}

describe('SessionViewers', () => {
  it('keeps a session followed until the last one has looked away', () => {
    const { session, visibility } = sessionWithVisibility();
    const viewers = new SessionViewers();
    const [tree, diagram] = [{}, {}];
    viewers.setVisible(tree, session, true);
    viewers.setVisible(diagram, session, true);
    viewers.setVisible(tree, session, false);
    expect(visibility.at(-1)).toBe(true);
    viewers.setVisible(diagram, session, false);
    expect(visibility.at(-1)).toBe(false);
  });

  it('counts who says it twice once', () => {
    const { session, visibility } = sessionWithVisibility();
    const viewers = new SessionViewers();
    const tree = {};
    viewers.setVisible(tree, session, true);
    viewers.setVisible(tree, session, true);
    viewers.setVisible(tree, session, false);
    expect(visibility.at(-1)).toBe(false);
  });

  it('tells the viewers of one session from those of another', () => {
    const one = sessionWithVisibility();
    const other = sessionWithVisibility();
    const viewers = new SessionViewers();
    const tree = {};
    viewers.setVisible(tree, one.session, true);
    viewers.setVisible(tree, other.session, false);
    expect(one.visibility.at(-1)).toBe(true);
    expect(other.visibility.at(-1)).toBe(false);
  });
});

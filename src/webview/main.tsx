import { render } from 'preact';
import { App } from './frame/app.tsx';
import './frame/tokens.css';
import type { VsCodeApi } from './state/savedState.ts';
import { ViewSession } from './state/viewSession.ts';

declare function acquireVsCodeApi(): VsCodeApi;

/** Longer than the host waits for a runtime. */
const TIMEOUT_MS = 15_000;

const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element for the view.');
}
const draw = (): void => render(<App session={session} state={session.state} />, root);
const session = new ViewSession(acquireVsCodeApi(), document.body.dataset['endpointId'] ?? '', draw, TIMEOUT_MS);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => session.receive(data));
draw();
void session.start();

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { ToHost, ToWebview } from '../../../src/protocol/messages.ts';
import { parseToHost } from '../../../src/protocol/parseToHost.ts';
import { pageHtml, themeCss } from './page.ts';
import { type ThemeName, themes } from './themes.ts';

const dist = path.resolve(import.meta.dirname, '../../../dist');

export interface StandaloneServer extends AsyncDisposable {
  /** Takes `theme` and `recorded` as its query. */
  readonly url: string;
  /** What the webview asked, oldest first. */
  readonly asked: readonly ToHost[];
}

/** Serves the built webview to a browser on 127.0.0.1, with answers instead of an extension. */
export async function startStandalone(
  answer: (recorded: string, request: ToHost) => readonly ToWebview[] | Promise<readonly ToWebview[]>,
  port = 0,
): Promise<StandaloneServer> {
  const asked: ToHost[] = [];
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    const recorded = searchParams.get('recorded') ?? 'node';
    if (pathname === '/') {
      const theme = themeNames.find((name) => name === searchParams.get('theme')) ?? 'dark';
      send('text/html', pageHtml(theme, recorded.replace(/\W/g, ''), randomBytes(16).toString('base64')));
    } else if (pathname === '/message') {
      const message = parseToHost(JSON.parse(await bodyOf(request)));
      if (message === undefined) {
        response.writeHead(400).end();
        return;
      }
      asked.push(message);
      send('application/json', JSON.stringify(await answer(recorded, message)));
    } else if (pathname === '/stubHost.js') {
      send('text/javascript', await readFile(path.join(import.meta.dirname, 'stubHost.js')));
    } else if (pathname === '/webview.js' || pathname === '/webview.css') {
      send(
        pathname.endsWith('.js') ? 'text/javascript' : 'text/css',
        await readFile(path.join(dist, 'webview', pathname)),
      );
    } else {
      const theme = themeNames.find((name) => pathname === `/theme-${name}.css`);
      if (theme === undefined) {
        response.writeHead(404).end();
      } else {
        send('text/css', themeCss(theme));
      }
    }
  };

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}/`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// The keys of a literal object.
const themeNames = Object.keys(themes) as readonly ThemeName[];

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    // A request without an encoding set gives buffers.
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { describe, expect, it } from 'vitest';
import { webviewHtml } from '../../../../src/host/diagram/webviewHtml.ts';

type Options = Parameters<typeof webviewHtml>[0];

function page(changes: Partial<Pick<Options, 'title' | 'endpointId' | 'language'>> = {}): string {
  return webviewHtml({
    cspSource: 'https://*.test',
    scriptUri: 'https://test/webview.js',
    styleUri: 'https://test/webview.css',
    language: 'en',
    title: 'Layers: node',
    endpointId: 'unix:///run/a.sock',
    ...changes,
  });
}

function nonceOf(html: string): string | undefined {
  return /script-src 'nonce-([^']+)'/.exec(html)?.[1];
}

describe('webviewHtml', () => {
  it('lets only the script with the nonce run, a new one each time', () => {
    const [first, second] = [page(), page()];
    expect(first).toContain(`<script nonce="${nonceOf(first)}" src="https://test/webview.js">`);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(Buffer.from(nonceOf(first) ?? '', 'base64')).toHaveLength(16);
  });

  it('allows nothing that the policy does not name, and nothing inline', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page())?.[1]?.split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      expect.stringMatching(/^script-src 'nonce-[^' ]+'$/),
      'style-src https://*.test',
      'font-src https://*.test',
      'img-src data: blob:',
    ]);
    expect(page()).not.toMatch(/unsafe|style="|<style|onload|https?:\/\/\S+ \*/);
  });

  it('writes a name that is markup as text', () => {
    const html = page({ title: '</title><script>x', endpointId: '"><img src=x onerror=y>', language: '" x="' });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    expect(html).toContain('&#34;&#62;&#60;img');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenshot } from '../e2e/objects/screenshot.ts';
import { axeViolations } from './axeViolations.ts';
import { StandalonePage } from './standalone/standalonePage.ts';

let view: StandalonePage;

beforeAll(async () => {
  view = await StandalonePage.launch();
  await view.page.setViewportSize({ width: 1480, height: 1100 });
});

afterAll(() => view.close());

const card = (id: string) => view.page.locator(`[data-card="${id}"]`);

describe('recorded runtimes', () => {
  it.each(['crio', 'dockerd', 'kubelet', 'kubeletOnCrio', 'demo'])(
    '%s is drawn, and axe finds nothing',
    async (recorded) => {
      for (const theme of ['dark', 'highContrastLight'] as const) {
        await view.open(recorded, theme);
        await screenshot(view.page, `webview-${recorded}-${theme}`);
        expect(await axeViolations(view.page)).toEqual([]);
        expect(view.problems).toEqual([]);
      }
    },
  );

  it('has the programs behind cri-dockerd in a row, each with a line to the next', async () => {
    await view.open('dockerd');
    const lefts: number[] = [];
    for (const id of ['runtime/cri-dockerd', 'runtime', 'runtime/containerd']) {
      lefts.push((await card(id).boundingBox())?.x ?? NaN);
    }
    expect([...lefts].sort((a, b) => a - b)).toEqual(lefts);
    const lines = await view.page
      .locator('.connector')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? '').filter((line) => line.includes('H')));
    expect(lines).toHaveLength(2);
  });

  it('has the guest kernel of Kata under its pod, and the host kernel under that', async () => {
    await view.open('demo500');
    const box = async (id: string) => {
      const found = await card(id).boundingBox();
      return found ?? { x: NaN, y: NaN, width: NaN, height: NaN };
    };
    const [handler, guest, host] = [await box('handler/kata'), await box('guest/kata'), await box('kernel')];
    expect(guest.x).toBe(handler.x);
    expect(guest.width).toBe(handler.width);
    expect(guest.y).toBeGreaterThan(handler.y);
    expect(host.y).toBeGreaterThan(guest.y);
    await card('guest/kata').scrollIntoViewIfNeeded();
    await screenshot(view.page, 'webview-demo500-kernel');
  });
});

import type { ViewSession } from '../state/viewSession.ts';
import { drawPicture } from './drawPicture.ts';
import { pngOf } from './pngOf.ts';

/** Draws what is shown, also what is scrolled out of sight, and gives it to the host, which asks where to write it. */
export async function savePicture(session: ViewSession, format: 'svg' | 'png'): Promise<void> {
  const shown = document.querySelector<HTMLElement>('.main > *');
  if (shown === null) {
    return;
  }
  const picture = drawPicture(shown);
  await (format === 'svg'
    ? session.ask({ kind: 'savePicture', format, data: picture.svg })
    : session.ask({ kind: 'savePicture', format, dataBase64: await pngOf(picture) }));
}

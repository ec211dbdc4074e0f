import type { ViewSession } from '../state/viewSession.ts';
import { drawPicture, type Picture } from './drawPicture.ts';

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

/** Dots for a pixel, and as many a side as Chromium's canvas takes. */
const SCALE = 2;
const LARGEST_SIDE = 16_384;

/** A picture as PNG, in base64. Rejects where the browser has no memory for it. */
async function pngOf({ svg, width, height }: Picture): Promise<string> {
  const scale = Math.min(SCALE, LARGEST_SIDE / width, LARGEST_SIDE / height);
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  } finally {
    URL.revokeObjectURL(url);
  }
}

import type { Picture } from './drawPicture.ts';

/** Dots for a pixel, and as many a side as Chromium's canvas takes. */
const SCALE = 2;
const LARGEST_SIDE = 16_384;

/** A picture as PNG, in base64. Rejects where the browser has no memory for it. */
export async function pngOf({ svg, width, height }: Picture): Promise<string> {
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

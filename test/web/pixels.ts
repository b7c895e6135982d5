import type { Page } from 'playwright-core';
import { channelsOf } from './contrast.ts';

/** The colours of a picture of the page, by pixel. */
export type Pixels = (x: number, y: number) => [number, number, number];

/** Takes a picture of the page and reads it. */
export async function pixelsOf(page: Page): Promise<Pixels> {
  const png = (await page.screenshot()).toString('base64');
  const { width, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    let text = '';
    for (const byte of image) text += String.fromCharCode(byte);
    return { width: bitmap.width, data: btoa(text) };
  }, png);
  const bytes = Buffer.from(data, 'base64');
  return (x, y) => {
    const at = 4 * (Math.floor(y) * width + Math.floor(x));
    return [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  };
}

/** How much of `ink` there is in a colour on `surface`: 0 none, 1 all of it. */
export function shareOf(color: readonly number[], ink: string, surface: string): number {
  const [to, from] = [channelsOf(ink), channelsOf(surface)];
  const span = to.map((value, index) => value - (from[index] ?? 0));
  const length = span.reduce((sum, value) => sum + value * value, 0);
  return color.reduce((sum, value, index) => sum + (value - (from[index] ?? 0)) * (span[index] ?? 0), 0) / length;
}

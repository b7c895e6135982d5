import { askText } from '../api.ts';

/** Pixels of the picture for one of the figure's, so that it is sharp in print and on dense screens. */
const DENSITY = 2;
/** Pixels along a side beyond which browsers give up. */
const LONGEST = 8192;

/** An SVG of this site as a PNG. Throws `ApiError`, or an `Error` where the browser cannot draw it. */
export async function drawn(address: string): Promise<Blob> {
  const source = URL.createObjectURL(new Blob([await askText(address)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = source;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(DENSITY, LONGEST / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error('The browser cannot draw the figure.');
    return png;
  } finally {
    URL.revokeObjectURL(source);
  }
}

/** Hands a file to the reader under a name. */
export function save(file: Blob, name: string): void {
  const source = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: source, download: name });
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(source), 60_000);
}

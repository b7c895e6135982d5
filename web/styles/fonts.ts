/** As the canvas and the SVG name it; the style sheet has it too. */
export const FONT = '"Noto Sans Variable", "Noto Sans", system-ui, sans-serif';

/** Letters of every subset that the three languages use. */
const SAMPLE = 'Aaé Жж Ққ Ғғ';
/** A page in another font is better than none. */
const PATIENCE = 4000;

/** Loads the weights that the picture uses; resolves also where they do not come. */
export async function loadFonts(): Promise<void> {
  const fonts = ['400 14px', '600 14px'].map((style) => document.fonts.load(`${style} "Noto Sans Variable"`, SAMPLE));
  await Promise.race([Promise.allSettled(fonts), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

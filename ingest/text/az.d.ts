/** What is used of the package `az`, which brings no types. */
declare module 'az' {
  interface AzTag {
    readonly POST?: string;
    readonly CAse?: string;
    readonly NMbr?: string;
    readonly GNdr?: string;
    readonly TEns?: string;
    readonly VOic?: string;
    readonly stat: readonly string[];
    readonly flex: readonly string[];
  }
  interface AzParse {
    readonly tag: AzTag;
    readonly score: number;
    /** What stands before the word that was found: «много» of «многовекторный»; not part of the normal form. */
    readonly prefix: string;
    readonly parser: string;
    /** Words put together with a hyphen have none. */
    normalize(): { readonly word?: string };
  }
  interface Az {
    readonly Morph: {
      (word: string): AzParse[];
      init(folder: string, done: (error: unknown) => void): void;
    };
  }
  const az: Az;
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS
  export default az;
}

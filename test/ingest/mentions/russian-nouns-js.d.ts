/** What is used of the package, which brings no types. */
declare module 'russian-nouns-js' {
  interface RussianNounsModule {
    readonly Case: Readonly<
      Record<'NOMINATIVE' | 'GENITIVE' | 'DATIVE' | 'ACCUSATIVE' | 'INSTRUMENTAL' | 'PREPOSITIONAL', string>
    >;
    readonly Gender: Readonly<Record<'FEMININE' | 'MASCULINE' | 'NEUTER', string>>;
    readonly Engine: new () => { decline(noun: { text: string; gender: string }, to: string): string[] };
  }
  const RussianNouns: RussianNounsModule;
  // biome-ignore lint/style/noDefaultExport: the package has only one
  export default RussianNouns;
}

/** What is used here of packages that bring no types, or none that fit modules. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'truetype'
      readonly variationAxes?: Readonly<Record<string, number>>
      readonly noHinting: boolean
    },
  ): Promise<Buffer>
}

declare module 'bidi-js' {
  export default function bidiFactory(): {
    readonly getEmbeddingLevels: (
      text: string,
      direction: 'ltr' | 'rtl',
    ) => { readonly levels: Uint8Array }
  }
}

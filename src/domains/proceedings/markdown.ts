/** Words of people within Markdown of ours: as they were written, never as our own marks. Pure. */

/** They stand as they are, but never as a heading or a list of ours. */
export const quoted = (words: string): string =>
  words
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** On one line, as in a heading or a list. */
export const inLine = (words: string): string =>
  words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`)

export const listed = (lines: readonly string[]): string =>
  lines.map((line) => `- ${line}`).join('\n')

/** Paragraphs with an empty line between them; what is empty is left out. */
export const paragraphs = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n')

/**
 * A document as every file format here gives and takes it: blocks in order, the words inside each
 * in Markdown. Knows nothing of clauses, texts or pages.
 */

/** `text` is inline Markdown in one line; `rows` of a table have the head as their first. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `depth` counts from 0; an ordered item keeps the number it was given. */
  | {
      readonly kind: 'item'
      readonly depth: number
      readonly number: number | undefined
      readonly text: string
    }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'definition'; readonly term: string; readonly text: string }
  | { readonly kind: 'footnote'; readonly label: string; readonly text: string }

/** What a whole file says: its title where it has one, and its blocks. */
export type Document = { readonly title: string | undefined; readonly blocks: readonly Block[] }

/** Blocks of one document; a text of 300 pages has some 5,000. */
export const BLOCKS_MAX = 5_000
/** Characters of one block, Markdown included. */
export const BLOCK_LENGTH_MAX = 8_000
export const HEADING_LEVEL_MAX = 6
export const ITEM_DEPTH_MAX = 5

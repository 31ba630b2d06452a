/** Blocks whose words are not Markdown but something made of it. Pure; makes none. */
import type { Block } from '../../../platform/documents/block.ts'

/** A `Block` with `Words` wherever it has words. */
export type Worded<Words> =
  | { readonly kind: 'heading'; readonly level: number; readonly text: Words }
  | { readonly kind: 'paragraph' | 'quote'; readonly text: Words }
  | {
      readonly kind: 'item'
      readonly depth: number
      readonly number: number | undefined
      readonly text: Words
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Words[])[] }
  | { readonly kind: 'definition'; readonly term: Words; readonly text: Words }
  | { readonly kind: 'footnote'; readonly label: string; readonly text: Words }

export function worded<Words>(block: Block, of: (markdown: string) => Words): Worded<Words> {
  switch (block.kind) {
    case 'table':
      return { kind: 'table', rows: block.rows.map((row) => row.map(of)) }
    case 'definition':
      return { kind: 'definition', term: of(block.term), text: of(block.text) }
    case 'heading':
    case 'paragraph':
    case 'item':
    case 'quote':
    case 'footnote':
      return { ...block, text: of(block.text) }
  }
}

/** All that has words, in the order in which `worded` asks for them. */
export function wordsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'table':
      return block.rows.flat()
    case 'definition':
      return [block.term, block.text]
    case 'heading':
    case 'paragraph':
    case 'item':
    case 'quote':
    case 'footnote':
      return [block.text]
  }
}

/** What a block is besides its words: two of one shape differ in words alone. */
export function shapeOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}`
    case 'item':
      return `item ${block.depth} ${block.number ?? ''}`
    case 'footnote':
      return `footnote ${block.label}`
    case 'table':
      return `table ${block.rows.map((row) => row.length).join(' ')}`
    case 'paragraph':
    case 'quote':
    case 'definition':
      return block.kind
  }
}

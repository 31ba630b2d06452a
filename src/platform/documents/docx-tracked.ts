/**
 * Writes what changed between two versions as DOCX with tracked changes: whoever accepts all of
 * them has the later words, whoever rejects all of them the earlier ones. Compares nothing itself.
 */
import type { Block } from './block.ts'
import { begin, blockXml, docxOf, numberOf, paragraph, plain } from './docx-write.ts'
import { paragraphXml, type Writing } from './docx-write.ts'
import { directionOf, OWN, type FileMeta } from './writing.ts'
import { escaped } from './xml.ts'

/** A line break within is `\n`; words have no marks of Markdown. */
export type TrackedChange = {
  readonly change: 'kept' | 'added' | 'removed'
  readonly text: string
}

export type TrackedBlock =
  | { readonly kind: 'kept'; readonly block: Block }
  | {
      readonly kind: 'added' | 'removed' | 'changed'
      /** What it is: a heading, an item. Its own words are not looked at. */
      readonly like: Block
      readonly changes: readonly TrackedChange[]
    }

export type Tracked = {
  readonly title: string
  readonly blocks: readonly TrackedBlock[]
  /** Who is named as the author of the changes. */
  readonly author: string
}

type Tracking = Writing & { readonly by: string }

export function writeTrackedDocx({ title, blocks, author }: Tracked, meta: FileMeta): Uint8Array {
  const kept = blocks.flatMap((one) => (one.kind === 'kept' ? [one.block] : []))
  const when = new Date(meta.at).toISOString().replace(/\.\d+Z$/, 'Z')
  const by = `w:author="${escaped(author)}" w:date="${when}"`
  const writing: Tracking = { ...begin(kept, meta), by }
  const body = [
    paragraph(writing, { style: 'Title', runs: plain(title) }),
    ...meta.about.map((line) => paragraph(writing, { style: OWN.about, runs: plain(line) })),
    ...blocks.map((block, at) => trackedXml(writing, block, blocks[at + 1])),
  ].join('')
  return docxOf({ body, writing, title, meta })
}

function trackedXml(writing: Tracking, one: TrackedBlock, next: TrackedBlock | undefined): string {
  if (one.kind === 'kept')
    return blockXml(writing, one.block, next?.kind === 'kept' ? next.block : undefined)
  const { kind, like, changes } = one
  const isItem = like.kind === 'item'
  const numbering = isItem ? numberOf(writing, like) : ''
  if (!isItem) writing.lists = []
  const text = changes.map((change) => change.text).join('')
  const isRtl = directionOf(text, writing.meta.language) === 'rtl'
  const inner = changes.map((change) => changeXml(writing, change, isRtl)).join('')
  const mark =
    kind === 'changed'
      ? ''
      : `<w:rPr><w:${kind === 'added' ? 'ins' : 'del'} ${attributes(writing)}/></w:rPr>`
  return paragraphXml(writing, { style: styleOf(like), isRtl, inner, numbering, mark })
}

function styleOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `Heading${block.level}`
    case 'item':
      return 'ListParagraph'
    case 'quote':
      return 'Quote'
    case 'paragraph':
    case 'definition':
    case 'footnote':
    case 'table':
      return 'Normal'
  }
}

/** Every change of a file has a number of its own. */
function attributes(writing: Tracking): string {
  writing.bookmarks += 1
  return `w:id="${writing.bookmarks}" ${writing.by}`
}

function changeXml(writing: Tracking, { change, text }: TrackedChange, isRtl: boolean): string {
  const tag = change === 'removed' ? 'delText' : 't'
  const look = isRtl ? '<w:rPr><w:rtl/></w:rPr>' : ''
  const runs = text
    .split('\n')
    .map((line) => `<w:${tag} xml:space="preserve">${escaped(line)}</w:${tag}>`)
    .join('<w:br/>')
  const run = `<w:r>${look}${runs}</w:r>`
  switch (change) {
    case 'kept':
      return run
    case 'added':
      return `<w:ins ${attributes(writing)}>${run}</w:ins>`
    case 'removed':
      return `<w:del ${attributes(writing)}>${run}</w:del>`
  }
}

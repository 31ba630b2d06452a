/** A page as text: the only place where HTML is made of nodes. Sends nothing. */
import type { ComponentChild, ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { forReader, useReader, type ReaderContext } from './reader.tsx'

/** What all readers of a language and zone see alike: the same object for as long as it stands. */
export type Look = { readonly bytes: Buffer }

/** A page in its order: text of this page alone, and what was rendered before. */
export type Pieces = readonly (string | Look)[]

/** @param node a `Page`, or a component that ends in one */
export const renderPage = (node: ComponentChild, reader: ReaderContext): string =>
  bytesOf(renderPieces(node, reader)).toString()

/** The same for the wire: what is kept need not be written, or made small, once more. */
export const renderPieces = (node: ComponentChild, reader: ReaderContext): Pieces => [
  '<!doctype html>',
  ...piecesOf(node, reader),
]

/** A piece of a page alone, for tests and for what is sent into an open page. */
export const renderPart = (node: ComponentChild, reader: ReaderContext): string =>
  bytesOf(piecesOf(node, reader)).toString()

export const bytesOf = (pieces: Pieces): Buffer<ArrayBuffer> =>
  Buffer.concat(pieces.map((one) => (typeof one === 'string' ? Buffer.from(one) : one.bytes)))

function piecesOf(node: ComponentChild, reader: ReaderContext): Pieces {
  const kept: Look[] = []
  const html = forReader({ ...reader, kept }, () => render(<>{node}</>))
  if (kept.length === 0) return [html]
  // Outside and inside of marks by turns.
  return html.split(MARK).map((piece, at) => (at % 2 === 0 ? piece : kept[Number(piece)]) ?? '')
}

/** Around the number of a kept part. No text from outside holds a NUL: every edge refuses it. */
const MARK = '\0'

/** Looks of one thing: parts, languages, zones, and the minutes in which it was read. */
const LOOKS_MAX = 200
/** Bytes of them together, in each thing. */
const LOOKS_BYTES_MAX = 1 << 20
const MINUTE_MS = 60_000

type Looks = { readonly byKey: Map<string, Look>; bytes: number }

const looks = new WeakMap<object, Looks>()

type KeptProps = {
  /** What is shown, as it was loaded: another object is rendered anew. */
  readonly of: object
  /** Which part of it, and what the reader may do that changes how it looks. */
  readonly as: string
  readonly children: ComponentChildren
}

/**
 * A part that all readers of a language and zone see alike, rendered once in each minute for as
 * long as what it shows is the same object. It knows no viewer and holds no form.
 */
export function Kept({ of, as, children }: KeptProps) {
  const reader = useReader()
  const minute = Math.floor(reader.now / MINUTE_MS)
  const key = `${as} ${reader.language} ${reader.zone} ${reader.prefixed} ${reader.path} ${minute}`
  const known = looks.get(of) ?? { byKey: new Map<string, Look>(), bytes: 0 }
  looks.set(of, known)
  const look = known.byKey.get(key) ?? lookOf(children, reader)
  if (!known.byKey.has(key)) add(known, key, look)
  const { kept } = reader
  if (!kept) throw new Error('a part was rendered outside of a page')
  return <>{MARK + (kept.push(look) - 1) + MARK}</>
}

function add(known: Looks, key: string, look: Look): void {
  if (known.byKey.size >= LOOKS_MAX || known.bytes + look.bytes.length > LOOKS_BYTES_MAX) {
    known.byKey.clear()
    known.bytes = 0
  }
  known.byKey.set(key, look)
  known.bytes += look.bytes.length
}

function lookOf(children: ComponentChildren, reader: ReaderContext): Look {
  const html = renderPart(children, { ...reader, viewer: undefined, newKey })
  // Of its own: a slice would keep a pool of Node's alive.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(html))
  bytes.write(html)
  return { bytes }
}

function newKey(): never {
  throw new Error('a part that is kept for all readers holds no form')
}

/** A page as text: the only place where HTML is made of nodes. Sends nothing. */
import type { ComponentChild, ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { forReader, useReader, type ReaderContext } from './reader.tsx'

/** @param node a `Page`, or a component that ends in one */
export const renderPage = (node: ComponentChild, reader: ReaderContext): string =>
  `<!doctype html>${renderPart(node, reader)}`

/** A piece of a page alone, for tests and for what is sent into an open page. */
export function renderPart(node: ComponentChild, reader: ReaderContext): string {
  const kept: string[] = []
  const html = forReader({ ...reader, kept }, () => render(<>{node}</>))
  if (kept.length === 0) return html
  // Outside and inside of marks by turns.
  const pieces = html.split(MARK)
  return pieces.map((piece, at) => (at % 2 === 0 ? piece : kept[Number(piece)])).join('')
}

/** Around the number of a kept part. No text from outside holds a NUL: every edge refuses it. */
const MARK = '\0'

/** Looks of one thing: parts, languages, zones, and the minutes in which it was read. */
const LOOKS_MAX = 200
const MINUTE_MS = 60_000

const looks = new WeakMap<object, Map<string, string>>()

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
  const known = looks.get(of) ?? new Map<string, string>()
  if (known.size >= LOOKS_MAX) known.clear()
  looks.set(of, known)
  const html = known.get(key) ?? renderPart(children, { ...reader, viewer: undefined, newKey })
  known.set(key, html)
  const { kept } = reader
  if (!kept) throw new Error('a part was rendered outside of a page')
  return <>{MARK + (kept.push(html) - 1) + MARK}</>
}

function newKey(): never {
  throw new Error('a part that is kept for all readers holds no form')
}

/**
 * XML as the parts of a document hold it: read into elements within bounds, and words made fit to
 * stand in it. Knows no entity but the five of XML itself, and loads nothing from anywhere.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { ok, refuse, type Result } from '../values.ts'
import type { DocumentFlaw } from './flaw.ts'

export type Element = {
  /** With the prefix that is usual for its namespace: `w:p`, `text:p`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Node[]
}
export type Node = Element | string

export const DEPTH_MAX = 100
/** 300 pages, with every other word changed by somebody, have some 300,000. */
export const ELEMENTS_MAX = 600_000
/** Between two looks at whether to go on. */
const CHUNK = 64 * 1024

const OFFICE_OPEN = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'
const OPEN_DOCUMENT = 'urn:oasis:names:tc:opendocument:xmlns:'
const COMPATIBLE = 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'

/** Namespaces by the prefix used here, whatever prefix a file gives them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OFFICE_OPEN}wordprocessingml/2006/main`, 'w'],
  [`${STRICT}wordprocessingml/main`, 'w'],
  [`${OFFICE_OPEN}officeDocument/2006/relationships`, 'r'],
  [`${STRICT}officeDocument/relationships`, 'r'],
  [`${OFFICE_OPEN}package/2006/relationships`, 'rel'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ...['office', 'text', 'table', 'style', 'draw', 'manifest'].map(
    (name) => [`${OPEN_DOCUMENT}${name}:1.0`, name] as const,
  ),
  [COMPATIBLE, 'fo'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
])

type Open = Omit<Element, 'children'> & { children: Node[] }

const NONE: ReadonlyMap<string, string> = new Map()

export function readXml(bytes: Uint8Array): Result<Element, DocumentFlaw> {
  const text = decoded(bytes)
  if (text === undefined) return refuse({ kind: 'damaged' })
  const parser = new SaxesParser({ xmlns: true, position: false })
  const top: Open = { name: '', attributes: new Map(), children: [] }
  const open: Open[] = [top]
  let flaw: DocumentFlaw | undefined
  let count = 0
  const say = (words: string) => open.at(-1)?.children.push(words)
  parser.on('error', () => (flaw ??= { kind: 'damaged' }))
  parser.on('doctype', () => (flaw ??= { kind: 'declares' }))
  parser.on('text', say)
  parser.on('cdata', say)
  parser.on('opentag', (tag) => {
    count += 1
    if (open.length > DEPTH_MAX) flaw ??= { kind: 'too-deep', most: DEPTH_MAX }
    if (count > ELEMENTS_MAX) flaw ??= { kind: 'too-many-parts', most: ELEMENTS_MAX }
    if (flaw) return
    const element = elementFrom(tag)
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.length > 1 && open.pop())
  for (let at = 0; at < text.length && !flaw; at += CHUNK) parser.write(text.slice(at, at + CHUNK))
  if (!flaw) parser.close()
  const [root] = top.children.filter((node) => typeof node !== 'string')
  if (flaw) return refuse(flaw)
  return root ? ok(root) : refuse({ kind: 'damaged' })
}

function elementFrom({ uri, local, attributes }: SaxesTagNS): Open {
  const named = Object.values(attributes).flatMap((one) =>
    one.prefix === 'xmlns' ? [] : [[nameOf(one.uri, one.local), one.value] as const],
  )
  return {
    name: nameOf(uri, local),
    attributes: named.length > 0 ? new Map(named) : NONE,
    children: [],
  }
}

function nameOf(uri: string, local: string): string {
  const prefix = PREFIXES.get(uri)
  if (prefix) return `${prefix}:${local}`
  return uri === '' ? local : `other:${local}`
}

/** Every program that writes texts writes UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

export const isElement = (node: Node): node is Element => typeof node !== 'string'

export const elementsIn = (element: Element | undefined): readonly Element[] =>
  element?.children.filter(isElement) ?? []

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  elementsIn(element).find((child) => child.name === name)

/** By steps, as `w:pPr`, `w:rPr`, `w:del`. */
export const within = (element: Element | undefined, ...names: readonly string[]) =>
  names.reduce<Element | undefined>(childOf, element)

export const childrenOf = (element: Element | undefined, name: string): readonly Element[] =>
  elementsIn(element).filter((child) => child.name === name)

/** What XML cannot hold at all. Source: XML 1.0 §2.2. */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Words as they may stand in an element or in an attribute. */
export const escaped = (words: string): string =>
  words.replace(UNFIT, '').replace(/[&<>"]/g, (mark) => MARKS[mark] ?? '')

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A page as text: the only place where HTML is made of nodes. Sends nothing. */
import type { ComponentChild } from 'preact'
import { render } from 'preact-render-to-string'
import { ForReader, type ReaderContext } from './reader.tsx'

/** @param node a `Page`, or a component that ends in one */
export const renderPage = (node: ComponentChild, reader: ReaderContext): string =>
  `<!doctype html>${renderPart(node, reader)}`

/** A piece of a page alone, for tests and for what is sent into an open page. */
export const renderPart = (node: ComponentChild, reader: ReaderContext): string =>
  render(<ForReader reader={reader}>{node}</ForReader>)

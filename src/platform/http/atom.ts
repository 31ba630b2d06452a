/** An Atom feed as text. Source: RFC 4287. Decides nothing of what stands in it. */
import type { Instant } from '../values.ts'

export type AtomEntry = {
  /** Never changes, whatever happens to the address. */
  readonly id: string
  readonly href: string
  readonly title: string
  readonly author: string
  readonly text: string
  readonly published: Instant
  readonly updated: Instant
}

export type AtomFeed = {
  readonly id: string
  /** Of the feed itself, and of the page that it follows. */
  readonly self: string
  readonly href: string
  readonly title: string
  readonly language: string
  readonly updated: Instant
  readonly entries: readonly AtomEntry[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** XML 1.0 has no way to write most control characters: they are left out. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

const iso = (at: Instant): string => new Date(at).toISOString()

const entryText = ({ id, href, title, author, text, published, updated }: AtomEntry): string =>
  [
    '<entry>',
    `<id>${xml(id)}</id>`,
    `<link href="${xml(href)}"/>`,
    `<title>${xml(title)}</title>`,
    `<author><name>${xml(author)}</name></author>`,
    `<published>${iso(published)}</published>`,
    `<updated>${iso(updated)}</updated>`,
    `<content type="text">${xml(text)}</content>`,
    '</entry>',
  ].join('\n')

export const atomText = (feed: AtomFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">`,
    `<id>${xml(feed.id)}</id>`,
    `<link rel="self" href="${xml(feed.self)}"/>`,
    `<link href="${xml(feed.href)}"/>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${iso(feed.updated)}</updated>`,
    ...feed.entries.map(entryText),
    '</feed>',
    '',
  ].join('\n')

/** The document around every page: language, navigation, banner, and what CSP forbids. */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../languages/index.ts'
import { comfort, htmlAssets, liveCheck, liveRoom, stylesheet } from './assets.ts'
import { Gallery } from './gallery.tsx'
import { aReader, site } from './html.fixtures.tsx'
import { Link } from './layout.tsx'
import { Page } from './page.tsx'
import { useReader } from './reader.tsx'
import { renderPage } from './render.tsx'

const css = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const simple = <Page title="Labels" section="processes" />

describe('a page', () => {
  test('says its language, its direction and its one title', () => {
    const html = renderPage(simple, aReader())
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    expect(html).toContain('<title>Labels · Parley</title>')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(renderPage(simple, aReader({}, 'ar'))).toContain('<html lang="ar" dir="rtl">')
  })

  test('marks where one is, and nothing else', () => {
    const html = renderPage(simple, aReader())
    expect(html).toContain('<a href="/processes" aria-current="page">')
    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  })

  test('offers itself in every language, under a prefix', () => {
    const html = renderPage(simple, aReader({ prefixed: true }, 'fr'))
    for (const one of LANGUAGES) expect(html).toContain(`href="/${one}/processes/labels"`)
    expect(html).toContain('lang="ar" hreflang="ar" dir="rtl"')
  })

  test('keeps the prefix of a reader who came with one, and adds none to others', () => {
    const node = (
      <Page title="Labels">
        <Link to="/calls/1">the call</Link>
        <Link to="https://example.org/calls">elsewhere</Link>
      </Page>
    )
    expect(renderPage(node, aReader())).toContain('<a href="/calls/1">')
    const prefixed = renderPage(node, aReader({ prefixed: true }, 'fr'))
    expect(prefixed).toContain('<a href="/fr/calls/1">')
    expect(prefixed).toContain('<a href="https://example.org/calls">')
  })

  test('says when nothing on it happened, and only then', () => {
    const words = 'Nothing on this page happened'
    expect(renderPage(simple, aReader())).not.toContain(words)
    expect(renderPage(simple, aReader({ practice: true }))).toContain(words)
    expect(renderPage(<Page title="Labels" practice />, aReader())).toContain(words)
    const demo = renderPage(simple, aReader({ site: { ...site, demo: true } }))
    expect(demo).toContain('Demonstration')
    expect(demo).not.toContain(words)
  })

  test('offers sign-in to a stranger, and what waits to a person', () => {
    expect(renderPage(simple, aReader())).toContain('href="/sign-in"')
    const viewer = { name: '<b>Amina', handle: 'amina', needs: 3 }
    const html = renderPage(simple, aReader({ viewer }))
    expect(html).toContain('Needs you (3)')
    expect(html).toContain('&lt;b>Amina')
    expect(html).not.toContain('href="/sign-in"')
  })

  test('cannot be rendered for nobody', () => {
    expect(() => useReader()).toThrow()
  })
})

describe('the gallery, and so every part', () => {
  for (const language of LANGUAGES) {
    const html = renderPage(<Gallery />, aReader({}, language))

    test(`has no inline style or script, and no id twice (${language})`, () => {
      expect(html).not.toMatch(/ style=|<style| on[a-z]+="|javascript:/)
      expect(html.match(/<script/g)).toEqual(['<script'])
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })

    test(`ties every label, hint and problem to something that is there (${language})`, () => {
      for (const [, id] of html.matchAll(/ (?:for|href)="#?((?:fresh|back|narrow)-[^"]*)"/g)) {
        expect(html).toContain(` id="${id}"`)
      }
      for (const [, ids = ''] of html.matchAll(/aria-describedby="([^"]*)"/g)) {
        for (const id of ids.split(' ')) expect(html).toContain(` id="${id}"`)
      }
    })
  }

  test('has its headings in order', () => {
    const html = renderPage(<Gallery />, aReader())
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1)
    }
  })
})

describe('what comes with the first visit', () => {
  /** Source: our own budget of 40 KB for everything (product.md, law 2). */
  const STYLE_BYTES_MAX = 9_000
  const SCRIPT_BYTES_MAX = 3_000

  test('is small', () => {
    expect(brotliCompressSync(stylesheet.body).length).toBeLessThan(STYLE_BYTES_MAX)
    expect(comfort.body.length).toBeLessThan(SCRIPT_BYTES_MAX)
    expect(liveCheck.body.length).toBeLessThan(SCRIPT_BYTES_MAX)
    expect(brotliCompressSync(liveRoom.body).length).toBeLessThan(SCRIPT_BYTES_MAX)
  })

  test('is linked by the name that holds its hash', () => {
    const html = renderPage(simple, aReader())
    for (const { path } of htmlAssets) {
      expect(path).toMatch(
        /^\/(style|comfort|live-check|live-room|listening)\.[\w-]{10}\.(css|js)$/,
      )
      expect(html.includes(`"${path}"`)).toBe(
        [stylesheet, comfort].some((one) => one.path === path),
      )
    }
    const checked = renderPage(<Page title="Try" script={liveCheck} />, aReader())
    expect(checked).toContain(`src="${liveCheck.path}"`)
  })

  test('knows no left and no right, so that both directions look alike', () => {
    expect(css.match(/\b(left|right)\b(?!-)/g)).toBeNull()
    expect(css).not.toMatch(/(margin|padding|border)-(left|right|top|bottom)/)
  })

  test('loads nothing from elsewhere', () => {
    expect(css).not.toMatch(/@import|url\(/)
  })
})

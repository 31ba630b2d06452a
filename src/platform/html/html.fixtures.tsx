/** A reader for tests of pages: English, in UTC, signed in as nobody. Fetches nothing. */
import { direction, openCatalogues, type Language } from '../languages/index.ts'
import { instant } from '../values.ts'
import type { ReaderContext, Site } from './reader.tsx'

const catalogues = openCatalogues(new URL('../../', import.meta.url).pathname)

export const site: Site = {
  name: 'Parley',
  host: 'Example Institute',
  url: 'http://localhost:3000',
  nav: [
    { key: 'issues', href: '/issues', label: 'html.nav.issues' },
    { key: 'processes', href: '/processes', label: 'html.nav.processes' },
  ],
  tools: [],
  links: [{ key: 'privacy', href: '/privacy', label: 'html.nav.privacy' }],
  demo: false,
  practice: false,
}

export function aReader(
  changes: Partial<ReaderContext> = {},
  language: Language = 'en',
): ReaderContext {
  return {
    language,
    direction: direction(language),
    zone: 'UTC',
    now: instant('2026-06-24T19:59Z'),
    t: catalogues.translator(language),
    path: '/processes/labels',
    prefixed: false,
    site,
    practice: false,
    newKey: () => 'a-fresh-key',
    ...changes,
  }
}

/** The two small files that every site has beside its pages. Knows no page. */
import { plainAsset, type Asset } from './assets.ts'

/** Nothing here is secret; what is of no use to a search engine is left out of it. */
const ROBOTS = `User-agent: *
Disallow: /account
Disallow: /desk
Disallow: /needs-me
Disallow: /search
Disallow: /sign-in
`

const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26">
<circle cx="13" cy="13" r="5.5" fill="none" stroke="#0b5a52" stroke-width="2"/>
<circle cx="13" cy="2.6" r="2.3" fill="#56b4e9"/>
<circle cx="22.9" cy="9.8" r="2.3" fill="#e69f00"/>
<circle cx="19.1" cy="21.4" r="2.3" fill="#009e73"/>
<circle cx="6.9" cy="21.4" r="2.3" fill="#0072b2"/>
<circle cx="3.1" cy="9.8" r="2.3" fill="#cc79a7"/>
</svg>
`

export const ownAssets: readonly Asset[] = [
  plainAsset('/robots.txt', 'text/plain; charset=utf-8', ROBOTS),
  plainAsset('/favicon.svg', 'image/svg+xml', FAVICON),
]

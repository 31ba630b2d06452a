/** The end of every page: who hosts it, what stands behind it, the same page in each language. */
import { direction, LANGUAGES, nativeName } from '../languages/index.ts'
import { Links } from './header.tsx'
import { inLanguage, useReader } from './reader.tsx'
import { Kept } from './render.tsx'

/** Each footer names its path seven times; an address may be long, and anybody may ask for it. */
const KEPT_PATH_CHARACTERS_MAX = 200

export function Footer() {
  const { site, path } = useReader()
  if (path.length > KEPT_PATH_CHARACTERS_MAX) return <ForAll />
  return (
    <Kept of={site} as="footer">
      <ForAll />
    </Kept>
  )
}

function ForAll() {
  const { t, site, language, path } = useReader()
  return (
    <footer>
      <div class="meta">
        <span>{t.rich('html.host', { host: site.host, b: (inside) => <b>{inside}</b> })}</span>
        <Links links={site.links} />
        <nav class="languages" aria-label={t('html.languages')}>
          {LANGUAGES.map((one) => (
            <a
              href={inLanguage(one, path)}
              lang={one}
              hreflang={one}
              dir={direction(one)}
              aria-current={one === language ? 'true' : undefined}
            >
              {nativeName(one)}
            </a>
          ))}
        </nav>
      </div>
    </footer>
  )
}

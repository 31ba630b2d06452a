/** The end of every page: who hosts it, what stands behind it, the same page in each language. */
import { direction, LANGUAGES, nativeName } from '../languages/index.ts'
import { Links } from './header.tsx'
import { inLanguage, useReader } from './reader.tsx'

export function Footer() {
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

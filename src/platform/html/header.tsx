/** The top of every page: skip link, mark, navigation, who reads, and what must be known first. */
import { Mark } from './mark.tsx'
import { useReader, type NavLink } from './reader.tsx'
import { Kept } from './render.tsx'

type HeaderProps = { readonly section?: string | undefined; readonly practice: boolean }

export function Header({ section, practice }: HeaderProps) {
  const { t, site, href } = useReader()
  return (
    <>
      <a class="skip" href="#main">
        {t('html.skip')}
      </a>
      <header class="bar">
        <div>
          <Kept of={site} as={`header ${section}`}>
            <a class="mark" href={href('/')}>
              <Mark />
              {site.name}
            </a>
            <nav aria-label={t('html.nav')}>
              <Links links={site.nav} current={section} />
            </nav>
          </Kept>
          <Tools />
        </div>
        {(practice || site.demo) && (
          <p class="notice">{t(practice ? 'html.practice' : 'html.demo')}</p>
        )}
      </header>
    </>
  )
}

type LinksProps = { readonly links: readonly NavLink[]; readonly current?: string | undefined }

export function Links({ links, current }: LinksProps) {
  const { t, href } = useReader()
  return links.map((link) => (
    <a href={href(link.href)} aria-current={link.key === current ? 'page' : undefined}>
      {t(link.label)}
    </a>
  ))
}

function Tools() {
  const { t, site, href, viewer } = useReader()
  return (
    <div class="row meta">
      <Links links={site.tools} />
      {viewer ? (
        <>
          <a href={href('/needs-me')}>{t('html.needs-me', { count: viewer.needs ?? 0 })}</a>
          <a href={href('/account')}>
            <bdi>{viewer.name}</bdi>
          </a>
        </>
      ) : (
        <a href={href('/sign-in')}>{t('html.sign-in')}</a>
      )}
    </div>
  )
}

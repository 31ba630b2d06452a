/** The whole document around a page's content. Every page of the product is one `Page`. */
import type { ComponentChildren } from 'preact'
import { comfort, stylesheet, type HtmlAsset } from './assets.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { useReader } from './reader.tsx'

export type Crumb = { readonly label: ComponentChildren; readonly href?: string | undefined }

export type PageProps = {
  /** Of the document, and its one `h1`. */
  readonly title: string
  /** Where the title is a person's own words: their language. */
  readonly titleLang?: string | undefined
  readonly crumbs?: readonly Crumb[] | undefined
  /** The key of the navigation link that this page belongs to. */
  readonly section?: string | undefined
  /** Tags above the title: what state this is in, how long it is open. */
  readonly tags?: ComponentChildren
  /** One sentence under the title. */
  readonly lede?: ComponentChildren
  /** What else belongs to the head of the page: `LastWord`, `Track`. */
  readonly head?: ComponentChildren
  /** Nothing here happened. Left out, the reader's own default holds. */
  readonly practice?: boolean | undefined
  /** A script of ours that only this page needs; the page works without it. */
  readonly script?: HtmlAsset | undefined
  /** It reads itself again after so long: only where somebody asked for that, and can end it. */
  readonly refreshSeconds?: number | undefined
  readonly children?: ComponentChildren
}

export function Page(props: PageProps) {
  const { language, direction, site, practice } = useReader()
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {props.refreshSeconds !== undefined && (
          <meta http-equiv="refresh" content={String(props.refreshSeconds)} />
        )}
        <title>{`${props.title} · ${site.name}`}</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <link rel="stylesheet" href={stylesheet.path} />
        <script type="module" src={comfort.path} />
        {props.script && <script type="module" src={props.script.path} />}
      </head>
      <body>
        <Header section={props.section} practice={props.practice ?? practice} />
        <main id="main" tabindex={-1}>
          <Head {...props} />
          {props.children}
        </main>
        <Footer />
      </body>
    </html>
  )
}

function Head({ title, titleLang, crumbs, tags, lede, head }: PageProps) {
  return (
    <div class="stack">
      {crumbs && <Crumbs crumbs={crumbs} />}
      {tags && <div class="row">{tags}</div>}
      <h1>
        <bdi lang={titleLang}>{title}</bdi>
      </h1>
      {lede && (
        <p class="lede" dir="auto">
          {lede}
        </p>
      )}
      {head}
    </div>
  )
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t, href } = useReader()
  return (
    <nav class="crumbs" aria-label={t('html.crumbs')}>
      {crumbs.map(({ label, href: to }) => (
        <span>{to ? <a href={href(to)}>{label}</a> : label}</span>
      ))}
    </nav>
  )
}

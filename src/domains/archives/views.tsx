/** An archive, its months and its threads. Pure. */
import {
  Empty,
  Link,
  Item,
  List,
  Meta,
  More,
  Page,
  Pager,
  useReader,
  When,
} from '../../platform/html/index.ts'
import {
  Byline,
  Download,
  hrefOf,
  Lines,
  pathTo,
  Subject,
  useCrumbs,
  useSubject,
} from './parts.tsx'
import type { ArchiveShown, MonthShown, ThreadShown } from './shown.ts'
import { SearchForm } from './views-search.tsx'
import { FileList, Words } from './views-message.tsx'

export function ArchivePage({ shown }: { readonly shown: ArchiveShown }) {
  const { t } = useReader()
  const { threads, name, place } = shown
  const path = pathTo(shown)
  return (
    <Page
      section="discussions"
      title={t('archives.of', { name })}
      crumbs={useCrumbs(shown, true)}
      lede={t('archives.lede')}
      practice={place.practice}
    >
      <SearchForm scene={shown} search={undefined} />
      {threads.length === 0 && <Empty>{t('archives.none')}</Empty>}
      <List>
        {threads.map(({ thread, head, messages, lastAt }) => (
          <Item
            level={2}
            title={<Subject head={head} number={thread} />}
            href={`${path}/threads/${thread}`}
            meta={
              <>
                {t('discussions.messages', { count: messages })} ·{' '}
                {t.rich('discussions.newest', { at: <When at={lastAt} /> })}
              </>
            }
          />
        ))}
      </List>
      <Pager newer={shown.newer} older={shown.older} />
      <Meta>
        <a href={`${path}.atom`}>{t('discussions.feed')}</a> · <Download href={`${path}.mbox`} />
      </Meta>
      <Months shown={shown} />
      <Sources shown={shown} />
    </Page>
  )
}

function Months({ shown }: { readonly shown: ArchiveShown }) {
  const { t } = useReader()
  if (shown.months.length === 0) return null
  return (
    <More label={t('discussions.by-month')}>
      <p>
        {shown.months.map(({ month, messages }) => (
          <>
            <Link to={`${pathTo(shown)}?month=${month}`}>{month}</Link> ({messages}){' '}
          </>
        ))}
      </p>
    </More>
  )
}

function Sources({ shown }: { readonly shown: ArchiveShown }) {
  const { t } = useReader()
  if (shown.imports.length === 0) return null
  return (
    <More label={t('archives.sources')}>
      {shown.imports.map(({ at, read, added, repeats, unreadable, sha256 }) => (
        <p>
          {t.rich('archives.source', {
            at: <When at={at} />,
            read,
            added,
            repeats,
            unreadable,
            sha256: (
              <code class="proof" dir="ltr">
                {sha256}
              </code>
            ),
          })}
        </p>
      ))}
    </More>
  )
}

export function MonthPage({ shown }: { readonly shown: MonthShown }) {
  const { t } = useReader()
  const { name, month, lines, place } = shown
  return (
    <Page
      section="discussions"
      title={`${t('archives.of', { name })} · ${month}`}
      crumbs={useCrumbs(shown)}
      practice={place.practice}
    >
      {lines.length === 0 && <Empty>{t('archives.none')}</Empty>}
      <Lines scene={shown} lines={lines} />
      <Pager newer={shown.newer} older={shown.older} />
      {lines.length > 0 && (
        <Meta>
          <Download href={`${pathTo(shown)}.mbox?month=${month}`} />
        </Meta>
      )}
    </Page>
  )
}

/** Deeper answers stand below each other. */
const DEPTH_SHOWN = 4

export function ThreadPage({ shown }: { readonly shown: ThreadShown }) {
  const { t } = useReader()
  const { thread, head, count, lines, place } = shown
  const path = `${pathTo(shown)}/threads/${thread}`
  return (
    <Page
      section="discussions"
      title={useSubject()(head, thread)}
      crumbs={useCrumbs(shown)}
      lede={t('discussions.messages', { count })}
      practice={place.practice}
    >
      <div class="stack">
        {lines.map((one) => (
          <article class={`message in-${Math.min(one.depth, DEPTH_SHOWN)}`}>
            <p class="meta">
              <Link to={hrefOf(shown, one.message)}>
                {t('discussions.number', { number: one.message.number })}
              </Link>{' '}
              · <Byline {...one} />
            </p>
            <Words plain={one.words} />
            <FileList shown={one} />
          </article>
        ))}
      </div>
      <Pager newer={shown.newer} older={shown.older} />
      <Meta>
        <a href={`${path}.atom`}>{t('discussions.feed')}</a> · <Download href={`${path}.mbox`} />
      </Meta>
    </Page>
  )
}

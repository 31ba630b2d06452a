/** The page of what happened since somebody was last there. Pure. */
import {
  Ago,
  Empty,
  Form,
  Hidden,
  Link,
  Meta,
  More,
  Page,
  Section,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { FIRST_SHOWN, type News, type NewsLine } from './news.ts'
import type { Since } from './since.ts'

type Props = { readonly since: Since; readonly again?: Again | undefined }

export function SincePage({ since, again }: Props) {
  const { t } = useReader()
  const { process, title, isFirst, news, count, told } = since
  const path = `/processes/${process.slug}`
  return (
    <Page
      title={t('standing.since.title')}
      lede={isFirst ? t('standing.since.first') : t('standing.since.lede', { count })}
      section="processes"
      practice={process.practice}
      crumbs={[{ label: <UserText>{title}</UserText>, href: path }]}
    >
      {count === 0 && !isFirst && <Empty>{t('standing.since.nothing')}</Empty>}
      {count > 0 && <Read since={since} again={again} />}
      {news.map((some) => (
        <NewsSection {...some} />
      ))}
      {count > told && (
        <Meta>
          {t('standing.since.more', { count: count - told })}{' '}
          <Link to={`${path}/record`}>{t('standing.since.record')}</Link>
        </Meta>
      )}
      <p>
        <Link to={`${path}/state`}>{t('standing.state.link')}</Link>
      </p>
    </Page>
  )
}

function Read({ since: { process, upTo }, again }: Props) {
  const { t } = useReader()
  return (
    <Form
      action={`/processes/${process.slug}/readings`}
      again={again}
      submit={t('standing.since.read')}
    >
      <Hidden name="upTo" value={String(upTo)} />
    </Form>
  )
}

function NewsSection({ family, lines }: News) {
  const { t } = useReader()
  const rest = lines.slice(FIRST_SHOWN)
  return (
    <Section
      title={t(`standing.family.${family}`)}
      beside={t('standing.count', { count: lines.length })}
    >
      <Lines lines={lines.slice(0, FIRST_SHOWN)} />
      {rest.length > 0 && (
        <More label={t('standing.since.others', { count: rest.length })}>
          <Lines lines={rest} />
        </More>
      )}
    </Section>
  )
}

function Lines({ lines }: { readonly lines: readonly NewsLine[] }) {
  const { t } = useReader()
  return (
    <ul class="stack-2">
      {lines.map(({ what, href, at, entry }) => (
        <li dir="auto">
          {href === undefined ? what : <Link to={href}>{what}</Link>}{' '}
          <span class="meta">
            <Ago at={at as Instant} /> ·{' '}
            <Link to={`/record/entries/${entry}`}>{t('html.entry', { number: entry })}</Link>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Notices that were sent, for everybody, and for the staff those that could be. Pure. */
import {
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Prose,
  Refused,
  Section,
  TimeLeft,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { formatList, nativeName } from '../../platform/languages/index.ts'
import type { Due } from './due.ts'
import type { SentLine, SentShown } from './load.ts'
import { pathOf } from './paths.ts'

type ListProps = {
  readonly sent: readonly SentLine[]
  /** For the staff alone. */
  readonly due: readonly Due[] | undefined
}

export function NoticesPage({ sent, due }: ListProps) {
  const { t } = useReader()
  return (
    <Page title={t('notices.title')} lede={t('notices.lede')}>
      {due && (
        <Section title={t('notices.due')}>
          {due.length === 0 && <Empty>{t('notices.due.none')}</Empty>}
          <List>
            {due.map((one) => (
              <DueItem due={one} />
            ))}
          </List>
        </Section>
      )}
      <Section title={t('notices.sent')}>
        {sent.length === 0 && <Empty>{t('notices.sent.none')}</Empty>}
        <List>
          {sent.map(({ id, subject, people, at }) => (
            <Item
              title={<UserText>{subject}</UserText>}
              href={pathOf(id)}
              meta={
                <>
                  <When at={at} /> · {t('notices.people', { count: people })}
                </>
              }
            />
          ))}
        </List>
      </Section>
    </Page>
  )
}

function DueItem({ due: { about, checked } }: { readonly due: Due }) {
  const { t } = useReader()
  const { title, place } = about.facts(t)
  return (
    <Item
      title={t(`notices.kind.${about.name.kind}`, { title })}
      href={pathOf(about.id)}
      tag={<TimeLeft until={about.until} />}
      meta={
        <>
          <UserText>{place}</UserText> ·{' '}
          {checked.length === 0
            ? t('notices.checked.none')
            : t('notices.checked', {
                languages: formatList(checked.map(nativeName), t.language),
              })}
        </>
      }
    />
  )
}

type SentProps = { readonly shown: SentShown; readonly refusal: string | undefined }

export function SentPage({ shown, refusal }: SentProps) {
  const { t } = useReader()
  const { subject, words, href, at, people, by, named, languages, practice } = shown
  const name = named ? <Link to={named.path}>{named.name}</Link> : by
  return (
    <Page
      title={subject}
      practice={practice}
      crumbs={[{ label: t('notices.title'), href: '/notices' }]}
    >
      {refusal !== undefined && <Refused>{refusal}</Refused>}
      <Prose text={words} />
      <Meta>{t.rich('notices.sent-by', { name, when: <When at={at} />, count: people })}</Meta>
      <Meta>
        {t('notices.in', { languages: formatList(languages.map(nativeName), t.language) })}
      </Meta>
      <p>
        <Link to={href}>{t('notices.about')}</Link>
      </p>
    </Page>
  )
}

/** One message of an archive, at an address that never breaks. Pure. */
import {
  Item,
  Link,
  List,
  Meta,
  Page,
  Prose,
  Redacted,
  Section,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { Author, Byline, hrefOf, pathTo, Subject, useCrumbs, useSubject } from './parts.tsx'
import type { Headed, MessageShown, Plain, Worded } from './shown.ts'
import { Removing } from './views-removing.tsx'

const KILOBYTE = 1024

export function Words({ plain }: { readonly plain: Plain }) {
  return 'text' in plain ? (
    <Prose text={plain.text} />
  ) : (
    <Redacted entry={{ number: plain.removed, href: `/record/entries/${plain.removed}` }} />
  )
}

export function FileList({ shown }: { readonly shown: Worded }) {
  const { t } = useReader()
  const { head, files } = shown
  return (
    <>
      {files.map(({ id, size, scanned }) => (
        <Meta>
          <Link to={`/attachments/archived/${id}`}>
            <UserText>{head?.files.find((one) => one.id === id)?.name ?? id}</UserText>
          </Link>
          {' · '}
          {t('discussions.file.size', { size: Math.ceil(size / KILOBYTE) })}
          {' · '}
          {t(scanned ? 'discussions.file.scanned' : 'discussions.file.unscanned')}
        </Meta>
      ))}
      {head?.left.map((name) => (
        <Meta>{t.rich('archives.left', { name: <UserText>{name}</UserText> })}</Meta>
      ))}
    </>
  )
}

type Shown = { readonly shown: MessageShown }

export function MessagePage({ shown }: Shown) {
  const { t } = useReader()
  const { message, head, words } = shown.shown
  return (
    <Page
      section="discussions"
      title={useSubject()(head, message.number)}
      crumbs={useCrumbs(shown)}
      lede={<Byline message={message} head={head} />}
      practice={shown.place.practice}
    >
      <Around shown={shown} />
      <Words plain={words} />
      <FileList shown={shown.shown} />
      {shown.answers.length > 0 && (
        <Section title={t('archives.answers')} id="answers">
          <List>
            {shown.answers.map(({ message: answer, head: of }) => (
              <Item
                level={3}
                title={<Subject head={of} number={answer.number} />}
                href={hrefOf(shown, answer)}
                meta={<Byline message={answer} head={of} />}
              />
            ))}
          </List>
        </Section>
      )}
      <Removing shown={shown} />
      <Reporting shown={shown} />
    </Page>
  )
}

function Reporting({ shown }: Shown) {
  const { t } = useReader()
  const { archive } = shown
  const { message, words } = shown.shown
  if ('removed' in words) return null
  return (
    <Meta>
      <Link to={`/reports/new?about=archived:${archive.id}/${message.number}`}>
        {t('discussions.report')}
      </Link>
    </Meta>
  )
}

/** Its thread, what it answers, and those beside it. */
function Around({ shown }: Shown) {
  const { t } = useReader()
  const { thread, parent, before, next } = shown
  const path = pathTo(shown)
  return (
    <>
      <Meta>
        {t.rich('archives.in', {
          a: (inside) => <Link to={`${path}/threads/${thread.number}`}>{inside}</Link>,
          subject: <Subject head={thread.head} number={thread.number} />,
        })}
        {before !== undefined && (
          <>
            {' · '}
            <Link to={`${path}/${before}`}>{t('archives.before')}</Link>
          </>
        )}
        {next !== undefined && (
          <>
            {' · '}
            <Link to={`${path}/${next}`}>{t('archives.next')}</Link>
          </>
        )}
      </Meta>
      {parent && <InAnswer shown={shown} parent={parent} />}
    </>
  )
}

function InAnswer({ shown, parent }: Shown & { readonly parent: Headed }) {
  const { t } = useReader()
  return (
    <Meta>
      {t.rich('discussions.answers', {
        name: <Author head={parent.head} />,
        a: (inside) => <Link to={hrefOf(shown, parent.message)}>{inside}</Link>,
      })}
    </Meta>
  )
}

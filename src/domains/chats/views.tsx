/** The page of a meeting's chat. Pure: data in, HTML out. */
import {
  Empty,
  Followed,
  Form,
  Link,
  Meta,
  Page,
  Pager,
  pagesAround,
  Row,
  Section,
  Tag,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import { BeforeFirstAct, placeOf } from '../meetings/index.ts'
import { canTry } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import { WHY_LENGTH_MAX, type ChatLine } from './chat.ts'
import { explain } from './explain.ts'
import { CHAT_KINDS } from './kinds.ts'
import { Lines, pathOf, Words } from './parts.tsx'
import { mayStrike, maySay } from './rules.ts'
import type { ChatShown } from './shown.ts'
import { WriteForm } from './write-form.tsx'

type Shown = { readonly shown: ChatShown }

export function ChatPage({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, about, page, isMore } = shown
  const name = plain(shown, meeting.title, t('chats.removed'))
  const path = pathOf(shown)
  return (
    <Page
      title={t('chats.title')}
      lede={t('chats.lede')}
      section="meetings"
      practice={placeOf(hosting).practice}
      crumbs={[
        { label: t('html.nav.meetings'), href: '/meetings' },
        { label: <bdi>{name}</bdi>, href: `/meetings/${meeting.id}` },
        { label: t('rooms.title'), href: `/meetings/${meeting.id}/room` },
      ]}
      tags={about.isOpen && <Tag tone="now">{t('chats.open')}</Tag>}
    >
      <Followed
        events={`/meetings/${meeting.id}/events?after=${shown.told}`}
        kinds={CHAT_KINDS}
        again={path}
      >
        {t('chats.changed')}
      </Followed>
      {shown.lines.length === 0 ? (
        <Empty>{t('chats.none')}</Empty>
      ) : (
        <Lines shown={shown} below={(line) => <Doing shown={shown} line={line} />} />
      )}
      <Pager {...pagesAround(page, isMore, (at) => `${path}?page=${at}`)} />
      <Chosen shown={shown} />
      <Writing shown={shown} />
      <StrikeForm shown={shown} />
    </Page>
  )
}

function Doing({ shown, line }: Shown & { readonly line: ChatLine }) {
  const { t } = useReader()
  const { about, page, viewer } = shown
  if (line.struck || !viewer) return null
  const to = `${pathOf(shown)}?page=${page}&line=${line.id}`
  const writes = canTry(maySay(about))
  const strikes = canTry(mayStrike(about, line))
  const reports = line.by !== viewer.person
  if (!writes && !strikes && !reports) return null
  return (
    <Row>
      {writes && <Link to={`${to}#write`}>{t('chats.answer')}</Link>}
      {strikes && <Link to={`${to}#strike`}>{t('chats.strike.link')}</Link>}
      {reports && <Link to={`/reports/new?about=chat-line:${line.id}`}>{t('chats.report')}</Link>}
    </Row>
  )
}

function Chosen({ shown }: Shown) {
  const { t } = useReader()
  const { chosen } = shown
  if (!chosen) return null
  const name = shown.names.get(chosen.by)?.name ?? chosen.by
  return (
    <Section title={t.rich('chats.line-of', { name: <bdi>{name}</bdi> })} id="answered">
      <Words shown={shown} line={chosen} />
    </Section>
  )
}

function Writing({ shown }: Shown) {
  const { t } = useReader()
  const { about, returned, chosen } = shown
  const back = returned?.form === 'write' ? returned : undefined
  const may = maySay(about)
  if (!back && !canTry(may)) {
    return may.ok || may.refusal.kind === 'signed-out' ? null : (
      <Meta>{explain(may.refusal, t)}</Meta>
    )
  }
  return (
    <Section title={t(chosen ? 'chats.answer.title' : 'chats.write.title')} id="write">
      <WriteForm
        {...shown}
        rule={about.rule}
        reply={chosen?.id}
        again={back?.again}
        refusal={back?.refusal}
      />
    </Section>
  )
}

function StrikeForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, chosen, returned, hosting, viewer } = shown
  const back = returned?.form === 'strike' ? returned : undefined
  if (!chosen || (!back && !canTry(mayStrike(about, chosen)))) return null
  return (
    <Section title={t('chats.strike.title')} id="strike">
      <Form
        action={`/chat-lines/${chosen.id}/strikes`}
        again={back?.again}
        refusal={back?.refusal && explain(back.refusal, t)}
        submit={t('chats.strike')}
        panel
        keepDraft
      >
        <TextArea
          name="why"
          label={t('chats.why')}
          hint={t('chats.why.hint')}
          maxlength={WHY_LENGTH_MAX}
          rows={2}
          required
        />
        <BeforeFirstAct hosting={hosting} viewer={viewer} />
      </Form>
    </Section>
  )
}

/** One message by itself: the plainest page of the site, and what may be done with it. Pure. */
import {
  Hidden,
  Link,
  Meta,
  More,
  Page,
  Section,
  Tag,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { isClosed, quoted, type Message } from './message.ts'
import { ActForm, BecameList, Byline, Name, SpeakingAs, useCrumbs, useText } from './parts.tsx'
import { WordsField } from './parts.tsx'
import { Words } from './views-words.tsx'
import { askLeave, editableUntil, mayEdit, mayPost } from './rules.ts'
import type { MessageAlone } from './shown.ts'
import { FileList, FilesField } from './views-files.tsx'
import { AnswersIt } from './views-questions.tsx'
import { Removing } from './views-removing.tsx'

type Shown = { readonly shown: MessageAlone }

export function MessagePage({ shown }: Shown) {
  const { t } = useReader()
  const text = useText(shown)
  const { thread, place } = shown
  const { message, became } = shown.shown
  return (
    <Page
      section="discussions"
      title={text(message.subject ?? thread.subject)}
      crumbs={[
        ...useCrumbs(shown, place),
        { label: t('discussions.thread'), href: `/threads/${thread.id}` },
      ]}
      tags={isClosed(thread) && <Tag tone="warn">{t('discussions.closed')}</Tag>}
      practice={place.practice}
    >
      <div class="stack-2">
        <p class="meta">
          <Byline scene={shown} message={message} />
        </p>
        <AtClause shown={shown} />
      </div>
      <Words scene={shown} said={message.words} />
      <div class="stack-2">
        <FileList files={shown.shown.files} />
        <BecameList became={became} />
        {place.process && !isClosed(thread) && (
          <p>
            <Link to={`/contributions/message:${message.id}`}>
              {t('discussions.became.uptake')}
            </Link>
          </p>
        )}
        <Around shown={shown} />
        <Reporting shown={shown} />
      </div>
      <Earlier shown={shown} />
      {shown.viewer && <Doing shown={shown} />}
    </Page>
  )
}

/** Which clause it is about, and where its words stand: a message by itself stays light. */
function AtClause({ shown: { clause } }: Shown) {
  const { t } = useReader()
  if (!clause) return null
  const { number, at, href } = clause
  return (
    <Meta>
      {t.rich('discussions.clause.as', {
        number,
        version: at.version,
        a: (inside) => <Link to={href}>{inside}</Link>,
      })}
    </Meta>
  )
}

/** What it answers, and what answers it. */
function Around({ shown }: Shown) {
  const { t } = useReader()
  const { parent, answers } = shown
  if (!parent && answers.length === 0) return null
  const line = (key: 'discussions.answers' | 'discussions.answered', message: Message) => (
    <Meta>
      {t.rich(key, {
        name: <UserText>{shown.nameOf(message.author).name}</UserText>,
        a: (inside) => <Link to={`/messages/${message.id}`}>{inside}</Link>,
      })}
    </Meta>
  )
  return (
    <>
      {parent && line('discussions.answers', parent)}
      {answers.map((message) => line('discussions.answered', message))}
    </>
  )
}

function Earlier({ shown }: Shown) {
  const { t } = useReader()
  if (shown.drafts.length === 0) return null
  return (
    <More label={t('discussions.earlier')}>
      {shown.drafts.map(({ words, at }) => (
        <>
          <Meta>
            <When at={at} />
          </Meta>
          <Words scene={shown} said={words} />
        </>
      ))}
    </More>
  )
}

/** Anybody who reads it; what is closed is nobody's to remove. */
function Reporting({ shown }: Shown) {
  const { t } = useReader()
  const { message } = shown.shown
  if (isClosed(shown.thread) || 'removed' in shown.read(message.words)) return null
  return (
    <Meta>
      <Link to={`/reports/new?about=message:${message.id}`}>{t('discussions.report')}</Link>
    </Meta>
  )
}

function Doing({ shown }: Shown) {
  return (
    <>
      <AnswersIt shown={shown} />
      <Answering shown={shown} />
      <Editing shown={shown} />
      <Turning shown={shown} />
      <Asking shown={shown} />
      <Giving shown={shown} />
      <Removing shown={shown} />
    </>
  )
}

function Answering({ shown }: Shown) {
  const { t } = useReader()
  const text = useText(shown)
  const { thread, place, viewer, returned, quotes } = shown
  const { message } = shown.shown
  if (returned?.form !== 'answer' && !canTry(mayPost(place, viewer))) return null
  const value = quotes ? `${quoted(text(message.words))}\n\n` : undefined
  return (
    <Section title={t('discussions.answer.title')} id="answer">
      {!quotes && (
        <Meta>
          <Link to={`/messages/${message.id}?quote=1#answer`}>{t('discussions.quote')}</Link>
        </Meta>
      )}
      <ActForm
        scene={shown}
        form="answer"
        action={`/threads/${thread.id}/messages`}
        submit={t('discussions.answer.button')}
        id="form-answer"
        upload
      >
        <Hidden name="parent" value={message.id} />
        {value === undefined ? <WordsField /> : <WordsField value={value} />}
        <FilesField scene={shown} />
        <SpeakingAs scene={shown} />
      </ActForm>
    </Section>
  )
}

function Editing({ shown }: Shown) {
  const { t } = useReader()
  const text = useText(shown)
  const { place, viewer, returned, now } = shown
  const { message } = shown.shown
  const isGone = 'removed' in shown.read(message.words)
  const may = !isGone && canTry(mayEdit(place, viewer, message, now))
  if (returned?.form !== 'edit' && !may) return null
  return (
    <Section title={t('discussions.edit.title')} id="edit">
      <Meta>{t.rich('discussions.edit.until', { at: <When at={editableUntil(message)} /> })}</Meta>
      <ActForm
        scene={shown}
        form="edit"
        action={`/messages/${message.id}/edits`}
        submit={t('discussions.edit.button')}
        id="form-edit"
      >
        <WordsField value={text(message.words)} />
      </ActForm>
    </Section>
  )
}

/** Forms of other domains, which open with the words of the message in them. */
function Turning({ shown }: Shown) {
  const { t } = useReader()
  if (shown.turns.length === 0) return null
  return (
    <Section title={t('discussions.turn.title')} id="turn">
      <ul>
        {shown.turns.map(({ kind, href, title }) => (
          <li>
            <Link to={href}>{t(`discussions.turn.${kind}`)}</Link>
            {title !== '' && (
              <>
                {' · '}
                <UserText>{title}</UserText>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Asking({ shown }: Shown) {
  const { t } = useReader()
  const { place, viewer, leaves, now, thread, returned } = shown
  const { message } = shown.shown
  if (isClosed(thread)) return null
  const may = askLeave(place, viewer, { message, leaves }, now)
  if (returned?.form !== 'ask' && !canTry(may)) return null
  return (
    <ActForm
      scene={shown}
      form="ask"
      action={`/messages/${message.id}/requests`}
      submit={t('discussions.ask.button')}
      id="form-ask"
      quiet
    >
      <p>{t('discussions.ask')}</p>
    </ActForm>
  )
}

/** Those who asked the author, and the author's word. */
function Giving({ shown }: Shown) {
  const { t } = useReader()
  const { viewer, leaves } = shown
  const { message } = shown.shown
  const waiting = leaves.filter(({ givenAt }) => givenAt === undefined)
  if (viewer?.person !== message.author) return null
  return waiting.map(({ person }) => (
    <ActForm
      scene={shown}
      form="allow"
      action={`/messages/${message.id}/permissions`}
      submit={t('discussions.allow.button')}
      id={`form-allow-${person}`}
      quiet
    >
      <p>{t.rich('discussions.allow', { name: <Name scene={shown} person={person} /> })}</p>
      <Hidden name="person" value={person} />
    </ActForm>
  ))
}

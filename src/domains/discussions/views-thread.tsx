/** A thread: its messages as they answer each other, or in a row. Pure. */
import {
  Empty,
  Link,
  Meta,
  Page,
  Pager,
  Section,
  Split,
  Tag,
  useReader,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { isClosed, MESSAGES_PAGE } from './message.ts'
import {
  ActForm,
  BecameList,
  Byline,
  SpeakingAs,
  useCrumbs,
  useText,
  QuestionTag,
} from './parts.tsx'
import { WordsField } from './parts.tsx'
import { Words } from './views-words.tsx'
import { mayPost } from './rules.ts'
import type { MessageShown, Scene, ThreadShown } from './shown.ts'
import { linesOf } from './tree.ts'
import { ClauseQuoted } from './views-clause.tsx'
import { FileList, FilesField } from './views-files.tsx'
import { AnswerGiven } from './views-questions.tsx'
import { ChoiceForm, FirstNew, ThreadMark } from './views-private.tsx'

type Shown = { readonly shown: ThreadShown }

export function ThreadPage({ shown }: Shown) {
  const { t } = useReader()
  const text = useText(shown)
  const { thread, place, messages, count, after, isFlat } = shown
  const path = `/threads/${thread.id}`
  const here = isFlat ? `${path}?view=flat&` : `${path}?`
  const end = after + messages.length
  return (
    <Page
      section="discussions"
      title={text(thread.subject)}
      crumbs={useCrumbs(shown, place)}
      tags={
        isClosed(thread) ? (
          <Tag tone="warn">{t('discussions.closed')}</Tag>
        ) : (
          <QuestionTag question={thread.question} />
        )
      }
      lede={t('discussions.messages', { count })}
      practice={place.practice}
    >
      <Split aside={<Beside shown={shown} />}>
        {shown.clause && <ClauseQuoted clause={shown.clause} />}
        <AnswerGiven shown={shown} />
        <Meta>
          {isFlat ? (
            <Link to={path}>{t('discussions.view.thread')}</Link>
          ) : (
            <Link to={`${path}?view=flat`}>{t('discussions.view.flat')}</Link>
          )}
          <FirstNew shown={shown} />
          {!isClosed(thread) && (
            <>
              {' · '}
              <a href={`${path}.atom`}>{t('discussions.feed')}</a>
            </>
          )}
        </Meta>
        {messages.length === 0 && <Empty>{t('discussions.none')}</Empty>}
        <Messages shown={shown} />
        <Pager
          newer={after > 0 ? `${here}after=${Math.max(0, after - MESSAGES_PAGE)}` : undefined}
          older={end < count ? `${here}after=${end}` : undefined}
        />
        <ThreadMark shown={shown} />
        <Answer shown={shown} />
      </Split>
    </Page>
  )
}

/** Nothing for whoever has no account. */
function Beside({ shown }: Shown) {
  const { thread, choice, viewer } = shown
  if (!viewer) return null
  return <ChoiceForm scene={shown} place={`thread:${thread.id}`} choice={choice} />
}

function Messages({ shown }: Shown) {
  const answers = shown.viewer !== undefined && canTry(mayPost(shown.place, shown.viewer))
  const byId = new Map(shown.messages.map((one) => [one.message.id, one]))
  const lines = shown.isFlat
    ? shown.messages.map(({ message }) => ({ message, depth: 0 }))
    : linesOf(shown.messages.map(({ message }) => message))
  return (
    <div class="stack">
      {lines.map(({ message, depth }) => {
        const one = byId.get(message.id)
        return one && <Message scene={shown} one={one} depth={depth} answers={answers} />
      })}
    </div>
  )
}

type MessageProps = {
  readonly scene: Scene
  readonly one: MessageShown
  readonly depth: number
  /** This reader may answer. */
  readonly answers: boolean
}

function Message({ scene, one, depth, answers }: MessageProps) {
  const { t } = useReader()
  const { message, became, isNew } = one
  return (
    <article class={`message in-${depth}`} id={`m${message.number}`}>
      <p class="meta">
        <Link to={`/messages/${message.id}`}>
          {t('discussions.number', { number: message.number })}
        </Link>{' '}
        · <Byline scene={scene} message={message} />{' '}
        {isNew && <Tag tone="now">{t('discussions.new')}</Tag>}
      </p>
      <Words scene={scene} said={message.words} />
      <FileList files={one.files} />
      <BecameList became={became} />
      {answers && (
        <Meta>
          <Link to={`/messages/${message.id}#answer`}>
            {t('discussions.answer.one', { number: message.number })}
          </Link>
        </Meta>
      )}
    </article>
  )
}

function Answer({ shown }: Shown) {
  const { t } = useReader()
  const { place, viewer, thread, returned } = shown
  if (!viewer) {
    if (place.process?.reported) return null
    return (
      <p>
        <Link to="/sign-in">{t('discussions.sign-in')}</Link>
      </p>
    )
  }
  if (returned?.form !== 'answer' && !canTry(mayPost(place, viewer))) return null
  return (
    <Section title={t('discussions.answer.title')} id="answer">
      <ActForm
        scene={shown}
        form="answer"
        action={`/threads/${thread.id}/messages`}
        submit={t('discussions.answer.button')}
        id="form-answer"
        upload
      >
        <WordsField />
        <FilesField scene={shown} />
        <SpeakingAs scene={shown} />
      </ActForm>
    </Section>
  )
}

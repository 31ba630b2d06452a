/** That a thread asks something, what answers it, and the forms of those who may say so. Pure. */
import { Link, Meta, Panel, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { ActForm } from './parts.tsx'
import { answerWith, mayAnswer } from './rules-questions.ts'
import type { MessageAlone, ThreadShown } from './shown.ts'
import { Words } from './views-words.tsx'

/** Above the talk: who reads for the answer need not read it all. */
export function AnswerGiven({ shown }: { readonly shown: ThreadShown }) {
  const { t } = useReader()
  const { thread, place, viewer, answer } = shown
  const isBack = shown.returned?.form === 'reopen'
  if (!thread.question || !(answer || isBack)) return null
  const may = answer && canTry(mayAnswer(place, viewer, thread))
  return (
    <Panel tint>
      {answer && (
        <>
          <Meta>
            {t.rich('discussions.question.answer', {
              number: answer.number,
              a: (inside) => <Link to={`/messages/${answer.id}`}>{inside}</Link>,
            })}
          </Meta>
          <Words scene={shown} said={answer.words} />
        </>
      )}
      {(may || isBack) && (
        <ActForm
          scene={shown}
          form="reopen"
          action={`/threads/${thread.id}/reopenings`}
          submit={t('discussions.question.reopen')}
          id="form-reopen"
          quiet
        />
      )}
    </Panel>
  )
}

/** On the page of a message: it answers the question. */
export function AnswersIt({ shown }: { readonly shown: MessageAlone }) {
  const { t } = useReader()
  const { thread, place, viewer, returned } = shown
  const { message } = shown.shown
  const may = canTry(mayAnswer(place, viewer, thread)) && answerWith(thread, message).ok
  if (returned?.form !== 'resolve' && !may) return null
  return (
    <ActForm
      scene={shown}
      form="resolve"
      action={`/messages/${message.id}/answers`}
      submit={t('discussions.question.resolve')}
      id="form-resolve"
      quiet
    >
      <p>{t('discussions.question.resolve.what')}</p>
    </ActForm>
  )
}

/** What a reader keeps for themselves: follow, mute, mark as read. Nobody else sees it. Pure. */
import { Choice, Form, Hidden, Link, Meta, useReader } from '../../platform/html/index.ts'
import { CHOICES, MESSAGES_PAGE, placeOf, type Choice as Chosen } from './message.ts'
import type { Around, ThreadShown } from './shown.ts'

type ChoiceProps = {
  readonly scene: Around
  /** `thread:01J…`, `process:01J…`. */
  readonly place: string
  readonly choice: Chosen | undefined
}

/** The present choice is the one that is marked. */
export function ChoiceForm({ scene, place, choice }: ChoiceProps) {
  const { t } = useReader()
  return (
    <Form
      action="/discussions/choices"
      submit={t('discussions.choose.button')}
      id="form-choice"
      quiet
      panel
    >
      <Hidden name="place" value={place} />
      <Choice
        name="choice"
        legend={t('discussions.choose')}
        hint={t('discussions.choose.hint')}
        value={choice ?? 'none'}
        required
        options={[...CHOICES, 'none' as const].map((value) => ({
          value,
          label: t(`discussions.choose.${value}`),
        }))}
      />
      <Meta>
        <Link to={`/account/mail?place=${placeOf(scene.place.about)}`}>
          {t('discussions.choose.mail')}
        </Link>
      </Meta>
    </Form>
  )
}

/** The way to what is new, which may be on a later page of the thread. */
export function FirstNew({ shown: { thread, news, isFlat } }: { readonly shown: ThreadShown }) {
  const { t } = useReader()
  if (!news) return null
  const after = Math.floor((news.first - 1) / MESSAGES_PAGE) * MESSAGES_PAGE
  const query = [...(isFlat ? ['view=flat'] : []), ...(after > 0 ? [`after=${after}`] : [])]
  const path = `/threads/${thread.id}${query.length > 0 ? `?${query.join('&')}` : ''}`
  return (
    <>
      {' · '}
      <Link to={`${path}#m${news.first}`}>{t('discussions.new.first', { count: news.count })}</Link>
    </>
  )
}

/** The button that puts it behind. */
export function ThreadMark({ shown }: { readonly shown: ThreadShown }) {
  const { t } = useReader()
  const { news, thread, count } = shown
  if (!news) return null
  return (
    <Form
      action={`/threads/${thread.id}/marks`}
      submit={t('discussions.mark')}
      id="form-mark"
      quiet
    >
      <Hidden name="number" value={String(count)} />
    </Form>
  )
}

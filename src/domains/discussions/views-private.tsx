/** What a reader keeps for themselves: follow, mute, mark as read. Nobody else sees it. Pure. */
import { Button, Form, Hidden, Meta, useReader } from '../../platform/html/index.ts'
import type { Around, ThreadShown } from './shown.ts'
import type { Choice } from './message.ts'

type ChoiceProps = {
  readonly scene: Around
  /** `thread:01J…`, `process:01J…`. */
  readonly place: string
  readonly choice: Choice | undefined
}

const NEXT = {
  follow: ['none', 'mute'],
  mute: ['none', 'follow'],
  none: ['follow', 'mute'],
} as const

export function ChoiceForm({ place, choice }: ChoiceProps) {
  const { t } = useReader()
  return (
    <Form action="/discussions/choices" id="form-choice">
      <Hidden name="place" value={place} />
      <Meta>{t(`discussions.choice.${choice ?? 'none'}`)}</Meta>
      <div class="row">
        {NEXT[choice ?? 'none'].map((one) => (
          <Button name="choice" value={one} quiet>
            {t(`discussions.choose.${one}`)}
          </Button>
        ))}
      </div>
    </Form>
  )
}

export function ThreadMark({ shown }: { readonly shown: ThreadShown }) {
  const { t } = useReader()
  if (!shown.viewer || !shown.unread || shown.unread <= 0) return null
  return (
    <Form
      action={`/threads/${shown.thread.id}/marks`}
      submit={t('discussions.mark')}
      id="form-mark"
      quiet
    >
      <Hidden name="number" value={String(shown.count)} />
    </Form>
  )
}

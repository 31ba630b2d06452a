/** The form in which a line of chat is written. Pure: data in, HTML out. */
import { Field, Form, Hidden, Meta, useReader } from '../../platform/html/index.ts'
import type { Again } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import { BeforeFirstAct, type Hosting, type Meeting } from '../meetings/index.ts'
import type { Actor } from '../people/index.ts'
import { Capacities } from '../processes/index.ts'
import { CHAT_LENGTH_MAX, CHAT_UNITS_MAX, type ChatLineId, type ChatRule } from './chat.ts'
import { explain } from './explain.ts'
import type { Refusal } from './refusal.ts'

export type WriteProps = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly rule: ChatRule
  readonly viewer: Actor | undefined
  readonly words: Words
  readonly reply?: ChatLineId | undefined
  /** Where one is led then. */
  readonly from?: 'room'
  readonly again?: Again | undefined
  readonly refusal?: Refusal | undefined
}

export function WriteForm(props: WriteProps) {
  const { meeting, hosting, rule, viewer, reply, from, again, refusal } = props
  const { t } = useReader()
  const seconds = rule.kind === 'slow' ? rule.seconds : 0
  return (
    <Form
      id="chat-form"
      action={`/meetings/${meeting.id}/chat`}
      again={again}
      refusal={refusal && explain(refusal, t)}
      submit={t('chats.write')}
      panel
      keepDraft
    >
      {reply && <Hidden name="reply" value={reply} />}
      {from && <Hidden name="from" value={from} />}
      <Field
        name="words"
        label={t('chats.words')}
        hint={t('chats.hint', { most: CHAT_LENGTH_MAX })}
        maxlength={CHAT_UNITS_MAX}
        required
      />
      <Capacities
        scene={props}
        label={t('chats.as')}
        myself={t('chats.myself')}
        removed={t('chats.removed')}
      />
      {seconds > 0 && <Meta>{t('chats.slow', { seconds })}</Meta>}
      <BeforeFirstAct hosting={hosting} viewer={viewer} />
    </Form>
  )
}

/** The form in which one comments; for others, why not and what they can do. Pure. */
import {
  Carried,
  Checkbox,
  Form,
  Meta,
  Panel,
  Select,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { ORIGIN_FIELD } from '../../people/index.ts'
import { SUBMISSION_BYTES_MAX } from '../submission.ts'
import type { DocketProps } from './docket.tsx'
import { FirstAct, shownText, Why } from './parts.tsx'

/** Refused only for what the form itself can mend. */
const MENDED: ReadonlySet<string> = new Set(['permanence-unread', 'undertakings-unread'])

export function SubmissionPanel({ view, actor, may, returned }: DocketProps) {
  const { t } = useReader()
  const { docket, phase } = view
  const { submit } = may
  const back = returned?.form === 'submission' ? returned : undefined
  if ((phase === 'draft' || docket.reported) && !back) return null
  if (!submit.ok && !MENDED.has(submit.refusal.kind) && !back) {
    return (
      <Panel title={t('dockets.comment.title')} level={2} id="comment">
        <p>
          <Why around={view} refusal={submit.refusal} />
        </p>
      </Panel>
    )
  }
  const late = submit.ok ? submit.value === 'late' : phase === 'closed'
  return (
    <Panel title={t('dockets.comment.title')} level={2} id="comment">
      <Meta>{t(late ? 'dockets.comment.late' : 'dockets.comment.public')}</Meta>
      <Form
        action={`/dockets/${docket.id}/submissions`}
        again={back?.again}
        refusal={back?.refusal}
        submit={t('dockets.comment.button')}
        keepDraft
      >
        <Carried name={ORIGIN_FIELD} />
        <SpeakingAs view={view} actor={actor} />
        <TextArea
          name="words"
          label={t('dockets.comment.words')}
          hint={t('dockets.comment.again')}
          rows={10}
          maxlength={SUBMISSION_BYTES_MAX}
          required
        />
        {actor && actor.capacities.length > 1 && (
          <Checkbox
            name="pending"
            label={t('dockets.comment.pending')}
            hint={t('dockets.comment.pending.hint')}
          />
        )}
        <FirstAct around={view} actor={actor} speaks />
      </Form>
    </Panel>
  )
}

/** For oneself, or for one of one's own organisations under the name it has now. */
function SpeakingAs({ view, actor }: Pick<DocketProps, 'view' | 'actor'>) {
  const { t } = useReader()
  const held = actor?.capacities ?? [{ capacity: 'personal' as const }]
  return (
    <Select
      name="as"
      label={t('dockets.comment.as')}
      options={held.map(({ capacity, organisation }) => ({
        value: capacity,
        label:
          organisation === undefined
            ? t('dockets.comment.myself')
            : shownText(view.words, organisation, t('dockets.removed')),
      }))}
    />
  )
}

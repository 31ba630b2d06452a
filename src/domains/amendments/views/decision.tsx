/** The form in which an editor decides about one amendment: a button for each answer. Pure. */
import {
  Button,
  Checkbox,
  Field,
  Form,
  Hidden,
  More,
  Row,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { FirstAct } from '../../people/index.ts'
import { undertakingPoints, undertakingsOf } from '../../processes/index.ts'
import { CLAUSE_LENGTH_MAX } from '../../texts/index.ts'
import { REASON_LENGTH_MAX, wordsIn, type Change } from '../amendment.ts'
import type { Decision } from '../assembly.ts'
import { explain } from '../explain.ts'
import type { AmendmentShown, ChangeShown, MergeShown } from '../shown.ts'

type Props = {
  readonly shown: MergeShown
  readonly one: AmendmentShown
  readonly decision: Decision | undefined
}

export function DecisionForm({ shown, one, decision }: Props) {
  const { t } = useReader()
  const { text, template, now, viewer, process, returned } = shown
  const { id } = one.amendment
  const back = returned?.form === `decide-${id}` ? returned : undefined
  const points = undertakingPoints(template, t)
  return (
    <Form
      action={`/texts/${text.id}/merge/decisions`}
      id={`decide-${id}`}
      again={back?.again}
      refusal={back?.refusal && explain(back.refusal, { t, template, now })}
    >
      <Hidden name="amendment" value={id} />
      <Hidden name="page" value={String(shown.page)} />
      <FirstAct actor={viewer} undertakings={{ ...undertakingsOf(process.pin), points }} />
      <Row>
        <Button name="decision" value="take">
          {t('amendments.decide.take')}
        </Button>
        <Button name="decision" value="brackets" quiet>
          {t('amendments.decide.brackets')}
        </Button>
        <Button name="decision" value="later" quiet>
          {t('amendments.decide.later')}
        </Button>
      </Row>
      <MoreWays shown={shown} one={one} decision={decision} />
    </Form>
  )
}

/** With a reason: in other words, into another one, or not at all. */
function MoreWays({ shown, one, decision }: Props) {
  const { t } = useReader()
  const said = decision && 'reason' in decision ? decision.reason : undefined
  const into =
    decision?.kind === 'merge' && decision.into !== 'text'
      ? String(shown.numbers.get(decision.into) ?? '')
      : undefined
  const own = decision?.kind === 'part' ? decision.changes : undefined
  return (
    <More label={t('amendments.decide.more')}>
      <TextArea
        name="reason"
        label={t('amendments.decide.reason')}
        hint={t('amendments.decide.reason.hint')}
        value={said}
        rows={2}
        maxlength={REASON_LENGTH_MAX}
      />
      {one.changes.map((change, index) => (
        <OwnWords shown={shown} change={change} number={index + 1} own={own} />
      ))}
      <Button name="decision" value="part" quiet>
        {t('amendments.decide.part')}
      </Button>
      <Field
        name="into"
        label={t('amendments.decide.into')}
        hint={t('amendments.decide.into.hint')}
        value={into}
        inputmode="numeric"
      />
      <Row>
        <Button name="decision" value="merge" quiet>
          {t('amendments.decide.merge')}
        </Button>
        <Button name="decision" value="decline" quiet>
          {t('amendments.decide.decline')}
        </Button>
      </Row>
    </More>
  )
}

type OwnProps = {
  readonly shown: MergeShown
  readonly change: ChangeShown
  readonly number: number
  /** What the editor wrote before. */
  readonly own: readonly Change[] | undefined
}

const isAbout = (one: Change, other: Change): boolean => {
  if (one.kind !== other.kind) return false
  if (one.kind === 'insert' || other.kind === 'insert') {
    return 'after' in one && 'after' in other && one.after === other.after
  }
  return one.clause === other.clause
}

function OwnWords({ shown, change: { change, place }, number, own }: OwnProps) {
  const { t } = useReader()
  const words = wordsIn(change)
  const before = own?.find((one) => isAbout(one, change))
  const label =
    place === undefined
      ? t('amendments.decide.words.new')
      : t('amendments.decide.words', { number: place })
  if (words === undefined) {
    return (
      <Checkbox
        name={`words-${number}`}
        label={t(`amendments.decide.keep.${change.kind === 'move' ? 'move' : 'delete'}`, {
          number: place ?? 0,
        })}
        checked={own === undefined || before !== undefined}
      />
    )
  }
  return (
    <TextArea
      name={`words-${number}`}
      label={label}
      hint={t('amendments.decide.words.hint')}
      value={own === undefined ? words : before && wordsIn(before)}
      maxlength={CLAUSE_LENGTH_MAX}
      lang={shown.text.language}
    />
  )
}

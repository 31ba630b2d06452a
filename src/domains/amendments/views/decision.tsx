/** The forms in which an editor decides about one amendment. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Button,
  Checkbox,
  Choice,
  Field,
  Form,
  Hidden,
  More,
  Row,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { FirstAct } from '../../people/index.ts'
import { undertakingPoints, undertakingsOf } from '../../templates/index.ts'
import { CLAUSE_LENGTH_MAX } from '../../texts/index.ts'
import { REASON_LENGTH_MAX, wordsIn, type Change } from '../amendment.ts'
import type { Decision } from '../assembly.ts'
import { explain } from '../explain.ts'
import type { AmendmentShown, ChangeShown, MergeShown, Returned } from '../shown.ts'

type Props = {
  readonly shown: MergeShown
  readonly one: AmendmentShown
  readonly decision: Decision | undefined
}

const WITH_REASON = ['part', 'merge', 'decline'] as const

/** Three answers at the press of one button; the others, with what they need, below them. */
export function DecisionForm({ shown, one, decision }: Props) {
  const { t } = useReader()
  const back = shown.returned?.form === `decide-${one.amendment.id}` ? shown.returned : undefined
  const asked = back?.again.typed['decision']
  const isLong = WITH_REASON.some((kind) => kind === asked)
  return (
    <>
      <FormOf shown={shown} one={one} name="decide" returned={isLong ? undefined : back}>
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
      </FormOf>
      {isLong ? (
        <WithReason shown={shown} one={one} decision={decision} returned={back} />
      ) : (
        <More label={t('amendments.decide.more')}>
          <WithReason shown={shown} one={one} decision={decision} returned={undefined} />
        </More>
      )}
    </>
  )
}

type Back = { readonly returned: Returned | undefined }

type FormOfProps = Pick<Props, 'shown' | 'one'> &
  Back & { readonly name: string; readonly children: ComponentChildren }

function FormOf({ shown, one, name, returned, children }: FormOfProps) {
  const { t } = useReader()
  const { text, template, now, viewer, process } = shown
  const { id } = one.amendment
  const points = undertakingPoints(template, t)
  return (
    <Form
      action={`/texts/${text.id}/merge/decisions`}
      id={`${name}-${id}`}
      again={returned?.again}
      refusal={returned?.refusal && explain(returned.refusal, { t, template, now })}
    >
      <Hidden name="amendment" value={id} />
      <Hidden name="page" value={String(shown.page)} />
      <FirstAct actor={viewer} undertakings={{ ...undertakingsOf(process.pin), points }} />
      {children}
    </Form>
  )
}

/** In other words, into another one, or not at all. */
function WithReason({ shown, one, decision, returned }: Props & Back) {
  const { t } = useReader()
  const said = decision && 'reason' in decision ? decision : undefined
  const into =
    said?.kind === 'merge' && said.into !== 'text'
      ? String(shown.numbers.get(said.into) ?? '')
      : undefined
  const own = said?.kind === 'part' ? said.changes : undefined
  return (
    <FormOf shown={shown} one={one} name="reason" returned={returned}>
      <Choice
        name="decision"
        legend={t('amendments.decide.legend')}
        value={said?.kind}
        required
        options={WITH_REASON.map((kind) => {
          return { value: kind, label: t(`amendments.decide.${kind}`) }
        })}
      />
      <TextArea
        name="reason"
        label={t('amendments.decide.reason')}
        hint={t('amendments.decide.reason.hint')}
        value={said?.reason}
        rows={2}
        maxlength={REASON_LENGTH_MAX}
        required
      />
      {one.changes.map((change, index) => (
        <OwnWords shown={shown} change={change} number={index + 1} own={own} />
      ))}
      <Field
        name="into"
        label={t('amendments.decide.into')}
        hint={t('amendments.decide.into.hint')}
        value={into}
        inputmode="numeric"
      />
      <Button quiet>{t('amendments.decide.button')}</Button>
    </FormOf>
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

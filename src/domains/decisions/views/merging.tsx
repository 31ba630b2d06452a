/** Merging an objection with another that says the same: what was asked, agreed, and refused. */
import { canTry } from '../../people/index.ts'
import {
  Form,
  Hidden,
  Link,
  Meta,
  More,
  Panel,
  Section,
  Select,
  TextArea,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import type { Merge } from '../merge.ts'
import type { Behind } from '../objection.ts'
import { mayAgree, mayEndMerge, mayProposeMerge, mayStandApart } from '../rules/merging.ts'
import { FirstAct } from './first-act.tsx'
import { ObjectionLine } from './objections.tsx'
import { Line, Name, plainWords, Said } from './parts.tsx'
import { HatOff, REASON_MAX } from './position.tsx'
import { againOf, refusalOf, type FormName, type ObjectionShown } from './shown.ts'
import { Why } from './why.tsx'

type Shown = { readonly shown: ObjectionShown }

const idOf = ({ objection }: Behind) => objection.id

/** What became a part of it, and what waits for a yes or a no. */
export function Merging({ shown }: Shown) {
  const { t } = useReader()
  const { behind, merging } = shown
  const id = idOf(behind)
  const parts = merging.others.filter(
    ({ objection: { state } }) => state.kind === 'merged' && state.into === id,
  )
  const asked = merging.merges.filter(({ state }) => state.kind === 'asked')
  if (parts.length === 0 && asked.length === 0) return null
  return (
    <Section title={t('decisions.merge.title')} id="merging">
      {asked.map((merge) => (
        <Asked shown={shown} merge={merge} />
      ))}
      {parts.map((part) => (
        <ObjectionLine scene={shown} behind={part} text={shown.text} />
      ))}
    </Section>
  )
}

type OfMerge = Shown & { readonly merge: Merge }

function Asked({ shown, merge }: OfMerge) {
  const { t } = useReader()
  const { behind, merging } = shown
  const isFrom = merge.from === idOf(behind)
  const other = merging.others.find((one) => idOf(one) === (isFrom ? merge.into : merge.from))
  if (!other) return null
  const title = (
    <Link to={`/objections/${idOf(other)}`}>
      <Line scene={shown} of={other.objection.title} />
    </Link>
  )
  return (
    <div class="stack-2">
      <p>
        {t.rich(isFrom ? 'decisions.merge.asked-into' : 'decisions.merge.asked-from', { title })}
      </p>
      {merge.reason !== undefined && <Said scene={shown} of={merge.reason} />}
      <Meta>
        {t.rich('decisions.merge.by', { who: <Name scene={shown} person={merge.proposedBy} /> })}
        {' · '}
        <When at={merge.proposedAt} brief />
        {merge.agreed.map((person) => (
          <>
            {' · '}
            {t.rich('decisions.merge.agreed', { who: <Name scene={shown} person={person} /> })}
          </>
        ))}
      </Meta>
      <Meta>{t('decisions.merge.until-then')}</Meta>
      <MergeWords shown={shown} merge={merge} other={other} />
    </div>
  )
}

function MergeWords({ shown, merge, other }: OfMerge & { readonly other: Behind }) {
  const { t } = useReader()
  const { call, behind, party, now } = shown
  const isFrom = merge.from === idOf(behind)
  const pair = { call, from: isFrom ? behind : other, into: isFrom ? other : behind }
  const refusal = refusalOf(shown, 'merge-word')
  const words = [
    canTry(mayAgree(pair, merge, party, now)) && ('agree' as const),
    canTry(mayEndMerge(pair, merge, party, now)) && ('end' as const),
  ].filter((word) => word !== false)
  return (
    <>
      {refusal && (
        <p class="problem">
          <Why scene={shown} refusal={refusal} />
        </p>
      )}
      {words.map((word) => (
        <Form
          action={`/merges/${merge.id}/words`}
          again={againOf(shown, 'merge-word')}
          refusal={undefined}
          submit={t(`decisions.merge.word.${word}`)}
        >
          <Hidden name="word" value={word} />
          {word === 'agree' && <HatOff scene={shown} />}
          <FirstAct scene={shown} />
        </Form>
      ))}
    </>
  )
}

/** Asking for a merge, and saying no to one: beside the other things one can do. */
export function mergeForms(shown: ObjectionShown, isBack: (form: FormName) => boolean) {
  const { call, behind, party, now, merging } = shown
  const whole = merging.whole ?? behind
  const agreed = merging.merges.findLast(
    ({ from, state }) => from === idOf(behind) && state.kind === 'merged',
  )?.agreed
  const part = { call, from: behind, whole, agreed: agreed ?? [] }
  return [
    (isBack('merge') || offered(shown).length > 0) && <MergeForm shown={shown} />,
    (isBack('apart') || mayStandApart(part, party, now).ok) && <ApartForm shown={shown} />,
  ]
}

const offered = ({ call, behind, party, rule, now, merging }: ObjectionShown) =>
  merging.others.filter((into) => {
    const facts = { now, before: merging.merges }
    return canTry(mayProposeMerge({ call, from: behind, into }, party, rule, facts))
  })

function MergeForm({ shown }: Shown) {
  const { t } = useReader()
  const refusal = refusalOf(shown, 'merge')
  const removed = t('decisions.words-removed')
  const options = offered(shown).map(({ objection: { id, title } }) => ({
    value: id,
    label: plainWords(shown, title, removed),
  }))
  const form = (
    <Panel title={t('decisions.merge.ask')}>
      <p>{t('decisions.merge.means')}</p>
      <Form
        action={`/objections/${idOf(shown.behind)}/merges`}
        again={againOf(shown, 'merge')}
        refusal={refusal && <Why scene={shown} refusal={refusal} />}
        submit={t('decisions.merge.submit')}
        keepDraft
      >
        <Select
          name="into"
          label={t('decisions.merge.into')}
          options={[{ value: '', label: t('decisions.answer.repeats.none') }, ...options]}
          value=""
          required
        />
        <TextArea name="why" label={t('decisions.leave.why')} rows={3} maxlength={REASON_MAX} />
        <FirstAct scene={shown} />
      </Form>
    </Panel>
  )
  return shown.returned?.form === 'merge' ? (
    form
  ) : (
    <More label={t('decisions.merge.ask')}>{form}</More>
  )
}

function ApartForm({ shown }: Shown) {
  const { t } = useReader()
  const refusal = refusalOf(shown, 'apart')
  return (
    <Panel title={t('decisions.apart.title')}>
      <p>{t('decisions.apart.means')}</p>
      <Form
        action={`/objections/${idOf(shown.behind)}/separations`}
        again={againOf(shown, 'apart')}
        refusal={refusal && <Why scene={shown} refusal={refusal} />}
        submit={t('decisions.apart.submit')}
        keepDraft
      >
        <TextArea name="why" label={t('decisions.leave.why')} rows={3} maxlength={REASON_MAX} />
        <HatOff scene={shown} />
        <FirstAct scene={shown} />
      </Form>
    </Panel>
  )
}

/** How the level came about: each proposal, what the group said of it, and the chair's forms. */
import { canTry, type PersonId } from '../../people/index.ts'
import {
  Checkbox,
  Choice,
  Empty,
  Form,
  Hidden,
  Link,
  Meta,
  More,
  Panel,
  Section,
  TextArea,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import { isUnanswered } from '../objection.ts'
import { POLARITIES, REACTIONS, type Designation } from '../designation.ts'
import { mayConclude, mayPropose, mayReact, warningsFor } from '../rules/designations.ts'
import { AttendanceAt } from './attendance.tsx'
import { FirstAct } from './first-act.tsx'
import { Hat, Name, Proof, Said, useLevel } from './parts.tsx'
import { Preparing } from './preparing.tsx'
import { HatOff, REASON_MAX } from './position.tsx'
import { againOf, refusalOf, type CallShown } from './shown.ts'
import { Why } from './why.tsx'

type Shown = { readonly shown: CallShown }

export function Designations({ shown }: Shown) {
  const { t } = useReader()
  const { call, party, rule, now, designations, returned } = shown
  const latest = designations.at(-1)
  const isChair = mayPropose(call, party, rule, now).ok
  const isBack = returned?.form === 'proposal' || returned?.form === 'conclusion'
  return (
    <Section title={t('decisions.designations.title')} id="designations">
      {designations.length === 0 && <Empty>{t('decisions.designations.none')}</Empty>}
      {designations.map((one) => (
        <Proposal shown={shown} proposal={one} />
      ))}
      {latest && <ReactionForm shown={shown} latest={latest} />}
      <Preparing shown={shown} />
      {(isChair || isBack) && (
        <>
          <ConclusionForm shown={shown} latest={latest} />
          <ProposalForm shown={shown} isFirst={!latest} />
        </>
      )}
    </Section>
  )
}

type OfOne = Shown & { readonly proposal: Designation }

function Proposal({ shown, proposal }: OfOne) {
  const { t } = useReader()
  const { label } = useLevel(shown)(proposal.level)
  const reactions = shown.reactions.filter(({ designation }) => designation === proposal.id)
  const entry = shown.entries.get(`designation:${proposal.id}`)
  const { state } = proposal
  return (
    <article class="stack-2">
      <h3>
        {t('decisions.designations.round', { round: proposal.round })} · {label}
        {proposal.polarity === 'against' && <> · {t('decisions.polarity.against')}</>}
      </h3>
      <Said scene={shown} of={proposal.reasons} />
      <Meta>
        <Name scene={shown} person={proposal.by} /> · <When at={proposal.proposedAt} />
        {entry !== undefined && (
          <>
            {' · '}
            <Proof entry={entry} />
          </>
        )}
      </Meta>
      <PreparedBy shown={shown} people={proposal.prepared ?? []} />
      <AttendanceAt shown={shown} at={proposal.id} />
      {state.kind === 'proposed' && shown.phase === 'closed' && (
        <Meta>
          {t.rich('decisions.designations.react-until', { when: <When at={state.reactUntil} /> })}
        </Meta>
      )}
      {state.kind === 'lapsed' && (
        <Meta>
          <When at={state.lapsedAt} />
          {': '}
          <Link to={`/windows/${state.window}#reopenings`}>
            {t('decisions.designations.lapsed')}
          </Link>
        </Meta>
      )}
      {reactions.map((reaction) => (
        <div class="stack-2">
          <Meta>
            <Name scene={shown} person={reaction.person} />
            {reaction.hat !== undefined && <Hat scene={shown} office={reaction.hat} />}
            {' · '}
            {t(`decisions.reaction.${reaction.kind}`)} · <When at={reaction.reactedAt} brief />
          </Meta>
          {reaction.reason !== undefined && <Said scene={shown} of={reaction.reason} />}
        </div>
      ))}
    </article>
  )
}

/** Who had agreed to the words before anybody else read them. */
export function PreparedBy({ shown, people }: Shown & { readonly people: readonly PersonId[] }) {
  const { t } = useReader()
  if (people.length === 0) return null
  return (
    <Meta>
      {t('decisions.preparing.by')}
      {people.map((person, index) => (
        <>
          {index === 0 ? ' ' : ' · '}
          <Name scene={shown} person={person} />
        </>
      ))}
    </Meta>
  )
}

function ReactionForm({ shown, latest }: Shown & { readonly latest: Designation }) {
  const { t } = useReader()
  const again = againOf(shown, 'reaction')
  const refusal = refusalOf(shown, 'reaction')
  if (!again && !canTry(mayReact(latest, shown.party, shown.rule, shown.now))) return null
  return (
    <Form
      action={`/designations/${latest.id}/reactions`}
      again={again}
      refusal={refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.reaction.submit')}
      panel
      keepDraft
    >
      <Choice
        name="kind"
        legend={t('decisions.reaction.title')}
        required
        options={REACTIONS.map((value) => ({
          value,
          label: t(`decisions.reaction.${value}`),
          hint: t(`decisions.reaction.${value}.hint`),
        }))}
      />
      <TextArea name="reason" label={t('decisions.reaction.reason')} maxlength={REASON_MAX} />
      <HatOff scene={shown} />
      <FirstAct scene={shown} />
    </Form>
  )
}

function ProposalForm({ shown, isFirst }: Shown & { readonly isFirst: boolean }) {
  const { t } = useReader()
  const level = useLevel(shown)
  const again = againOf(shown, 'proposal')
  const refusal = refusalOf(shown, 'proposal')
  const form = (
    <Form
      action={`/calls/${shown.call.id}/designations`}
      again={again}
      refusal={refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.proposal.submit')}
      keepDraft
    >
      <Hidden name="seen" value={String(shown.designations.length)} />
      <Choice
        name="level"
        legend={t('decisions.proposal.level')}
        hint={t('decisions.proposal.level.hint')}
        required
        options={shown.rule.levels.map(({ id }) => ({
          value: id,
          label: level(id).label,
          hint: level(id).definition,
        }))}
      />
      <Choice
        name="polarity"
        legend={t('decisions.proposal.polarity')}
        value="for"
        required
        options={POLARITIES.map((value) => ({ value, label: t(`decisions.polarity.${value}`) }))}
      />
      <TextArea
        name="reasons"
        label={t('decisions.proposal.reasons')}
        hint={t('decisions.proposal.reasons.hint')}
        required
        maxlength={REASON_MAX}
      />
    </Form>
  )
  const title = t(isFirst ? 'decisions.proposal.title' : 'decisions.proposal.again')
  if (isFirst || again) return <Panel title={title}>{form}</Panel>
  return <More label={title}>{form}</More>
}

function ConclusionForm({ shown, latest }: Shown & { readonly latest: Designation | undefined }) {
  const { t } = useReader()
  const { call, party, rule, now, behind, lines } = shown
  const again = againOf(shown, 'conclusion')
  const refusal = refusalOf(shown, 'conclusion')
  if (latest?.state.kind !== 'proposed') return null
  const objections = behind.map(({ objection }) => objection)
  const standings = { objections, lines }
  const allowed = mayConclude(call, party, rule, { now, latest, standings })
  if (!allowed.ok && !again) {
    return (
      <Panel title={t('decisions.conclusion.title')} tint>
        <Why scene={shown} refusal={allowed.refusal} />
      </Panel>
    )
  }
  const unmet = warningsFor(rule, latest.level, standings)
  const unanswered = objections.filter(isUnanswered).length
  return (
    <Panel title={t('decisions.conclusion.title')}>
      {unmet.map((need) => (
        <p class="problem">{t(`decisions.unmet.${need}`)}</p>
      ))}
      <Form
        action={`/calls/${call.id}/designations`}
        id="conclusion"
        again={again}
        refusal={refusal && <Why scene={shown} refusal={refusal} />}
        submit={t('decisions.conclusion.submit')}
      >
        <Checkbox name="final" label={t('decisions.conclusion.final')} required />
        {unanswered > 0 && (
          <TextArea
            name="override"
            label={t('decisions.conclusion.override')}
            hint={t('decisions.conclusion.override.hint', { count: unanswered })}
            maxlength={REASON_MAX}
          />
        )}
      </Form>
    </Panel>
  )
}

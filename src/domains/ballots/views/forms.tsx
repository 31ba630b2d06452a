/** What a voice can do in a ballot: vote, stand back, hand over; and officers: withdraw. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Choice,
  Field,
  Form,
  Hidden,
  Link,
  Meta,
  More,
  Panel,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { canTry, type Actor } from '../../people/index.ts'
import { CHOICES } from '../ballot.ts'
import { explain } from '../explain.ts'
import { isSheet } from '../option.ts'
import type { BallotView } from '../load.ts'
import { carriedNow, mayVote, takeBack } from '../rules/votes.ts'
import { SheetFields } from './sheet.tsx'
import { backTo, FirstAct, nameOf, type Returned } from './parts.tsx'

export const REASON_LENGTH_MAX = 4_000
export const HANDLE_LENGTH_MAX = 80

export type BallotProps = {
  readonly view: BallotView
  readonly actor: Actor | undefined
  readonly mayManage: boolean
  readonly returned: Returned | undefined
  /** What later domains put there. */
  readonly beside: ComponentChildren
}

/** The form, or in its place why there is none for this reader. */
export function VotePanel(props: BallotProps) {
  const { view, actor, returned } = props
  const { t, now } = useReader()
  const { ballot, template, before } = view
  const door = ballot.takes === 'points' ? 'sheets' : 'votes'
  const may = mayVote(before)
  const back = backTo(returned, 'vote', 'sheet')
  if (ballot.takes === 'draw') return null
  if (!canTry(may) && back.again === undefined) {
    if (view.phase === 'closed' || view.phase === 'withdrawn' || may.ok) return null
    const said = explain(may.refusal, { t, template, now })
    return (
      <Panel title={t('ballots.vote.title')} level={2} id="vote">
        <p>
          {actor ? (
            said
          ) : (
            <>
              {t('ballots.sign-in')} <Link to="/sign-in">{t('ballots.sign-in.link')}</Link>
            </>
          )}
        </p>
      </Panel>
    )
  }
  return (
    <Panel title={t('ballots.vote.title')} level={2} id="vote">
      <Meta>{t(ballot.hidden ? 'ballots.vote.hidden' : 'ballots.vote.open')}</Meta>
      <Form action={`/ballots/${ballot.id}/${door}`} submit={t('ballots.vote.button')} {...back}>
        <Voices {...props} />
        {door === 'sheets' ? <SheetFields view={view} /> : <ChoiceField {...props} />}
        {!ballot.hidden && (
          <TextArea
            name="reason"
            label={t('ballots.vote.reason')}
            maxlength={REASON_LENGTH_MAX}
            rows={3}
          />
        )}
        <FirstAct actor={actor} {...view} />
      </Form>
    </Panel>
  )
}

/** For oneself, or for a voice that one carries by written instruction. */
function Voices({ view }: BallotProps) {
  const { t } = useReader()
  const { standing, own } = view
  if (!own) return null
  const back = new Set(standing.recusals.map(({ voice }) => voice))
  const carried = carriedNow(standing).filter(
    ({ carriedBy, voice }) => carriedBy === own.id && !back.has(voice),
  )
  if (carried.length === 0) return <Hidden name="voice" value={own.id} />
  const options = [
    { value: own.id, label: t('ballots.vote.myself') },
    ...carried.map(({ voice, person }) => ({
      value: voice,
      label: t('ballots.vote.for', { name: nameOf(view, person) }),
    })),
  ]
  return (
    <Choice
      name="voice"
      legend={t('ballots.vote.voice')}
      options={options}
      value={own.id}
      required
    />
  )
}

function ChoiceField({ view }: BallotProps) {
  const { t } = useReader()
  const { standing, own, sealed } = view
  const vote = standing.votes.find(({ voice }) => voice === own?.id)
  const whole = vote?.shown.kind === 'open' ? vote.shown.choice : sealed
  const said = whole === undefined || isSheet(whole) ? undefined : whole
  return (
    <Choice
      name="choice"
      legend={t('ballots.vote.choice')}
      hint={said && t('ballots.vote.said', { choice: t(`ballots.choice.${said}`) })}
      options={CHOICES.map((value) => ({ value, label: t(`ballots.choice.${value}`) }))}
      value={said}
      required
    />
  )
}

/** Standing back and handing over, folded: most people vote. */
export function OtherWays(props: BallotProps) {
  const { view, returned } = props
  const { t } = useReader()
  const shown = canTry(mayVote(view.before))
  const isBack = backTo(returned, 'recusal', 'proxy', 'proxy-ending').again !== undefined
  if (!shown && !isBack) return null
  const forms = (
    <>
      <ProxyForms {...props} />
      <RecusalForm {...props} />
    </>
  )
  // A form that came back is seen at once.
  return isBack ? <Panel>{forms}</Panel> : <More label={t('ballots.other-ways')}>{forms}</More>
}

function RecusalForm({ view, actor, returned }: BallotProps) {
  const { t } = useReader()
  return (
    <Form
      action={`/ballots/${view.ballot.id}/recusals`}
      submit={t('ballots.recuse.button')}
      quiet
      {...backTo(returned, 'recusal')}
    >
      <h3>{t('ballots.recuse.title')}</h3>
      <Meta>{t('ballots.recuse.means')}</Meta>
      <TextArea
        name="reason"
        label={t('ballots.recuse.reason')}
        maxlength={REASON_LENGTH_MAX}
        rows={3}
        required
      />
      <FirstAct actor={actor} {...view} />
    </Form>
  )
}

function ProxyForms(props: BallotProps) {
  const { view, actor, returned } = props
  const { t } = useReader()
  const { proxies } = view.counted.electorate
  const { ballot } = view
  const taken = takeBack(view.before)
  const back = backTo(returned, 'proxy')
  if (taken.ok) {
    return (
      <Form
        action={`/ballots/${ballot.id}/proxy-endings`}
        submit={t('ballots.proxy.end')}
        quiet
        {...backTo(returned, 'proxy-ending')}
      >
        <h3>{t('ballots.proxy.title')}</h3>
        <p>{t('ballots.proxy.given', { name: nameOf(view, carrierOf(view, taken.value)) })}</p>
        <FirstAct actor={actor} {...view} />
      </Form>
    )
  }
  if (proxies === 0 && back.again === undefined) return null
  return (
    <Form
      action={`/ballots/${ballot.id}/proxies`}
      submit={t('ballots.proxy.button')}
      quiet
      {...back}
    >
      <h3>{t('ballots.proxy.title')}</h3>
      <Meta>{t('ballots.proxy.means', { most: proxies })}</Meta>
      <Field
        name="handle"
        label={t('ballots.proxy.handle')}
        hint={t('ballots.proxy.handle-hint')}
        maxlength={HANDLE_LENGTH_MAX}
        required
      />
      <TextArea
        name="instruction"
        label={t('ballots.proxy.instruction')}
        maxlength={REASON_LENGTH_MAX}
        rows={3}
        required
      />
      <FirstAct actor={actor} {...view} />
    </Form>
  )
}

const carrierOf = ({ standing }: BallotView, { carriedBy }: { readonly carriedBy: string }) =>
  standing.voices.find(({ id }) => id === carriedBy)?.person

/** Those who opened it may call it off; what was voted stays. */
export function Withdrawal({ view, actor, mayManage, returned }: BallotProps): ComponentChildren {
  const { t } = useReader()
  const back = backTo(returned, 'withdrawal')
  const isOpen = view.ballot.state.kind === 'open' && view.phase !== 'over'
  if ((!mayManage || !isOpen) && back.again === undefined) return null
  const form = (
    <Form
      action={`/ballots/${view.ballot.id}/withdrawals`}
      submit={t('ballots.withdraw.button')}
      quiet
      {...back}
    >
      <TextArea
        name="reason"
        label={t('ballots.withdraw.reason')}
        maxlength={REASON_LENGTH_MAX}
        rows={3}
        required
      />
      <FirstAct actor={actor} {...view} />
    </Form>
  )
  return back.again ? form : <More label={t('ballots.withdraw.title')}>{form}</More>
}

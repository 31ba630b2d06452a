/** What can be done on the page of a body: sit down, leave, appoint, resign, name a stand-in. */
import {
  Field,
  Form,
  Hidden,
  Link,
  Meta,
  Refused,
  Select,
  useReader,
  type Again,
} from '../../platform/html/index.ts'
import { hasAgreed, PERMANENCE, PermanenceNotice, ROLES, type Actor } from '../people/index.ts'
import { isHeld, isServing, type RoleTerm } from './body.ts'
import { explain } from './explain.ts'
import type { BodyShown } from './load.ts'
import { isStandingIn, type StandIn } from './place.ts'
import { endRole, mayAppoint, mayJoin, type BodyRefusal } from './rules.ts'
import { endStandIn, holderOf, idOf, mayFill, mayNameStandIn, type Held } from './rules-places.ts'

export type FormName = 'join' | 'leave' | 'role' | 'end-role' | 'fill' | 'stand-in' | 'end-stand-in'

export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal?: BodyRefusal | undefined
}

export type FormProps = BodyShown & {
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

/** What came back to one of the forms of the page. */
function useReturned({ returned }: FormProps, ...names: readonly FormName[]) {
  const { t } = useReader()
  const again = returned && names.includes(returned.form) ? returned : undefined
  return { again: again?.again, refusal: again?.refusal && explain(again.refusal, t) }
}

const Unread = ({ actor }: { readonly actor: Actor }) =>
  hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version) ? null : <PermanenceNotice />

/** Shown a form: who may, or may once they have read what is permanent. */
const mayOrWill = (asked: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
  asked.ok || asked.refusal?.kind === 'permanence-unread'

export function JoinOrLeave(props: FormProps) {
  const { body, seats, viewer } = props
  const { t, now } = useReader()
  const shown = useReturned(props, 'join', 'leave')
  if (!viewer) {
    return body.shape ? null : <Link to="/sign-in">{t('bodies.join.sign-in')}</Link>
  }
  const own = seats.find((seat) => seat.person === viewer.person && isHeld(seat, now))
  if (own) {
    const action = `/bodies/${body.slug}/departures`
    return (
      <Form action={action} submit={t('bodies.leave.button')} quiet {...shown}>
        <Unread actor={viewer} />
      </Form>
    )
  }
  if (!mayOrWill(mayJoin(body, viewer))) {
    return shown.refusal ? <Refused>{shown.refusal}</Refused> : null
  }
  return <JoinForm {...props} viewer={viewer} shown={shown} />
}

type JoinProps = FormProps & {
  readonly viewer: Actor
  readonly shown: ReturnType<typeof useReturned>
}

function JoinForm({ body, codes, viewer, shown }: JoinProps) {
  const { t, language } = useReader()
  const code = body.grouping === null ? undefined : viewer.codes.get(body.grouping)
  const group = codes.find((one) => one.code === code)?.labels[language]
  if (body.grouping !== null && group === undefined) {
    return (
      <>
        {shown.refusal && <Refused>{shown.refusal}</Refused>}
        <Link to="/account">{t('bodies.join.choose')}</Link>
      </>
    )
  }
  return (
    <Form action={`/bodies/${body.slug}/seats`} submit={t('bodies.join.button')} {...shown}>
      {group && <Meta>{t('bodies.join.as', { group })}</Meta>}
      <Unread actor={viewer} />
    </Form>
  )
}

export function AppointForm(props: FormProps) {
  const { body, viewer } = props
  const { t } = useReader()
  const shown = useReturned(props, 'role')
  if (!viewer || !mayOrWill(mayAppoint(body, viewer))) return null
  return (
    <Form
      action={`/bodies/${body.slug}/roles`}
      submit={t('bodies.appoint.button')}
      quiet
      {...shown}
    >
      <h3>{t('bodies.appoint.title')}</h3>
      <Handle />
      <Select
        name="role"
        label={t('bodies.role')}
        options={ROLES.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        required
      />
      <Field name="until" type="date" label={t('bodies.appoint.until')} />
      <Unread actor={viewer} />
    </Form>
  )
}

function Handle() {
  const { t } = useReader()
  return (
    <Field
      name="handle"
      label={t('bodies.appoint.handle')}
      hint={t('bodies.appoint.handle-hint')}
      required
    />
  )
}

/** The vacant seats that the viewer fills: the body itself, or those of the body that appoints. */
export function FillForm(props: FormProps) {
  const { body, places, seats, viewer } = props
  const { t, now } = useReader()
  const shown = useReturned(props, 'fill')
  const vacant = places.filter(
    (place) => mayOrWill(mayFill(body, place, viewer)) && !holderOf(place, seats, now),
  )
  if (!viewer || vacant.length === 0) return null
  return (
    <Form
      action={`/bodies/${body.slug}/appointments`}
      submit={t('bodies.fill.button')}
      quiet
      {...shown}
    >
      <h3>{t('bodies.fill.title')}</h3>
      <Select
        name="place"
        label={t('bodies.seat')}
        options={vacant.map(({ id, title }) => ({ value: id, label: title }))}
        required
      />
      <Handle />
      <Unread actor={viewer} />
    </Form>
  )
}

type Standable = { readonly value: string; readonly label: string; readonly held: Held }

/** Seats and roles held now for which nobody stands in, and the viewer may name somebody. */
function useStandable({ body, seats, terms, places, standIns, nameOf, viewer }: FormProps) {
  const { t, now } = useReader()
  const everywhere = ({ for: of }: StandIn) => of.kind === 'seat' || of.process === undefined
  const stood = new Set(
    standIns.filter((one) => isStandingIn(one, now) && everywhere(one)).map(idOf),
  )
  const all: readonly Standable[] = [
    ...seats
      .filter((seat) => isHeld(seat, now))
      .map((seat) => {
        const place = places.find(({ id }) => id === seat.place)
        const what = place?.title ?? t('bodies.seat')
        const held = { kind: 'seat', seat, place } as const
        return { value: seat.id, label: `${what}: ${nameOf(seat.person).name}`, held }
      }),
    ...terms
      .filter((term) => isServing(term, now))
      .map((term) => {
        const label = `${t(`people.role.${term.role}`)}: ${nameOf(term.person).name}`
        return { value: term.id, label, held: { kind: 'role', term } as const }
      }),
  ]
  return all.filter(
    ({ value, held }) => !stood.has(value) && mayOrWill(mayNameStandIn(body, held, viewer)),
  )
}

export function StandInForm(props: FormProps) {
  const { body, viewer } = props
  const { t } = useReader()
  const shown = useReturned(props, 'stand-in')
  const standable = useStandable(props)
  if (!viewer || standable.length === 0) return null
  return (
    <Form
      action={`/bodies/${body.slug}/stand-ins`}
      submit={t('bodies.stand-in.button')}
      quiet
      {...shown}
    >
      <h3>{t('bodies.stand-in.title')}</h3>
      <Meta>{t('bodies.stand-in.means')}</Meta>
      <Select
        name="for"
        label={t('bodies.stand-in.for')}
        options={standable.map(({ value, label, held }) => ({
          value: `${held.kind}:${value}`,
          label,
        }))}
        required
      />
      <Handle />
      <Field name="until" type="date" label={t('bodies.stand-in.until')} required />
      {standable.some(({ held }) => held.kind === 'role') && (
        <Field
          name="process"
          label={t('bodies.stand-in.process')}
          hint={t('bodies.stand-in.process.hint')}
        />
      )}
      <Unread actor={viewer} />
    </Form>
  )
}

/** Beside a role: its holder resigns, or an officer ends it where the rules let them. */
export function EndRoleForm(props: FormProps & { readonly term: RoleTerm; readonly name: string }) {
  const { body, viewer, term, name } = props
  const { t, now } = useReader()
  const shown = useReturned(props, 'end-role')
  if (!viewer || !mayOrWill(endRole(term, body, viewer, now))) return null
  const isBack = props.returned?.again.typed['term'] === term.id
  const role = t(`people.role.${term.role}`)
  const own = viewer.person === term.person
  return (
    <Form
      action={`/bodies/${body.slug}/role-endings`}
      id={`end-${term.id}`}
      submit={own ? t('bodies.role.resign', { role }) : t('bodies.role.end', { role, name })}
      quiet
      {...(isBack ? shown : {})}
    >
      <Hidden name="term" value={term.id} />
      <Unread actor={viewer} />
    </Form>
  )
}

export function EndStandInForm(props: FormProps & { readonly standIn: StandIn }) {
  const { body, viewer, standIn } = props
  const { t, now } = useReader()
  const shown = useReturned(props, 'end-stand-in')
  if (!viewer || !mayOrWill(endStandIn(standIn, viewer, now))) return null
  const isBack = props.returned?.again.typed['standIn'] === standIn.id
  return (
    <Form
      action={`/bodies/${body.slug}/stand-in-endings`}
      id={`end-${standIn.id}`}
      submit={t('bodies.stand-in.end')}
      quiet
      {...(isBack ? shown : {})}
    >
      <Hidden name="standIn" value={standIn.id} />
      <Unread actor={viewer} />
    </Form>
  )
}

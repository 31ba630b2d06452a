/** Small parts that the pages of amendments share: who, what it changes, how it stands. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Clause,
  Link,
  Meta,
  Tag,
  useReader,
  UserText,
  When,
  type TagTone,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { Capacity, PersonId } from '../people/index.ts'
import { Name, plain, ProcessForm } from '../processes/index.ts'
import { inWords, type Template } from '../templates/index.ts'
import { ChangedWords, changesIn, type Change } from '../texts/index.ts'
import type { Amendment } from './amendment.ts'
import { explain } from './explain.ts'
import type { AmendmentShown, ChangeShown, FormName, Scene } from './shown.ts'
import type { GroupCount } from './store/stances.ts'

export { Name, Passage, plain } from '../processes/index.ts'

type InScene = { readonly scene: Scene }

export function useCrumbs(scene: Scene) {
  const { t } = useReader()
  const { process, text } = scene
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: <bdi>{plain(scene, process.title, t('amendments.removed'))}</bdi>,
      href: `/processes/${process.slug}`,
    },
    { label: <UserText lang={text.language}>{scene.title}</UserText>, href: `/texts/${text.id}` },
  ]
}

/** For whom somebody spoke; nothing where it was for themselves. */
export function ForWhom({ scene, capacity }: InScene & { readonly capacity: Capacity }) {
  const { t } = useReader()
  const organisation = scene.organisations.get(capacity)
  if (organisation === undefined) return null
  const name = <UserText>{plain(scene, organisation, t('amendments.removed'))}</UserText>
  return <> · {t.rich('amendments.for', { name })}</>
}

export function By({
  scene,
  person,
  capacity,
  at,
}: InScene & Pick<Amendment, 'capacity' | 'at'> & { readonly person: PersonId }) {
  return (
    <>
      <Name scene={scene} person={person} />
      <ForWhom scene={scene} capacity={capacity} /> · <When at={at} />
    </>
  )
}

const TONES: Readonly<Record<Amendment['state']['kind'], TagTone>> = {
  proposed: 'now',
  taken: 'plain',
  merged: 'plain',
  declined: 'bad',
  withdrawn: 'plain',
}

export const stateWords = ({ state }: Amendment, t: Translate): string => {
  switch (state.kind) {
    case 'taken':
      return t(`amendments.state.taken.${state.extent}`, { version: state.version })
    case 'merged':
    case 'declined':
      return t(`amendments.state.${state.kind}`, { version: state.version })
    case 'proposed':
    case 'withdrawn':
      return t(`amendments.state.${state.kind}`)
    default:
      return unreachable(state)
  }
}

export function StateTag({ amendment }: Pick<AmendmentShown, 'amendment'>) {
  const { t } = useReader()
  return <Tag tone={TONES[amendment.state.kind]}>{stateWords(amendment, t)}</Tag>
}

/** Once the text was adopted nothing is proposed to it, and this is said before anybody tries. */
export function SettledNote({ scene }: InScene) {
  const { t } = useReader()
  const { settled, template, now } = scene
  if (!settled) return null
  return (
    <Meta>
      {explain({ kind: 'settled', ...settled }, { t, template, now })}{' '}
      <Link to={settled.href}>{t('texts.settled.link')}</Link>
    </Meta>
  )
}

/** What an open one meets: words that are gone, others that want something else. */
export function Warnings({ one }: { readonly one: AmendmentShown }) {
  const { t } = useReader()
  const { misfit, removed, foes, isMore, amendment } = one
  if (amendment.state.kind !== 'proposed') return null
  return (
    <>
      {removed && <Meta>{t('amendments.words-removed')}</Meta>}
      {misfit && (
        <p>
          <Tag tone="warn">{t('amendments.stranded')}</Tag>{' '}
          {t(`amendments.misfit.${misfit.kind}`, { base: amendment.base })}
        </p>
      )}
      {foes.length > 0 && (
        <p>
          <Tag tone="warn">{t('amendments.conflict')}</Tag>{' '}
          {t('amendments.conflict.with', { count: foes.length })}{' '}
          {foes.map(({ id, number }, index) => (
            <>
              {index > 0 && ', '}
              <Link to={`/amendments/${id}`}>{t('amendments.number', { number })}</Link>
            </>
          ))}
          {isMore && ' …'}
        </p>
      )}
    </>
  )
}

const titleOf = ({ change, place, after }: ChangeShown, t: Translate): string => {
  const number = place ?? 0
  switch (change.kind) {
    case 'replace':
    case 'delete':
      return t(`amendments.change.${change.kind}`, { number })
    case 'insert':
      return after === undefined
        ? t('amendments.change.insert.start')
        : t('amendments.change.insert', { after })
    case 'move':
      return after === undefined
        ? t('amendments.change.move.start', { number })
        : t('amendments.change.move', { number, after })
    default:
      return unreachable(change)
  }
}

export const titlesOf = (changes: readonly ChangeShown[], t: Translate): string =>
  changes.map((one) => titleOf(one, t)).join(' · ')

/** The clause as it would be, with what comes and what goes. */
export function ChangeLine({ scene, shown }: InScene & { readonly shown: ChangeShown }) {
  const { t } = useReader()
  const { language } = scene.text
  return (
    <Clause
      number={String(shown.place ?? '+')}
      body={<ChangedWords changes={changesOf(shown, scene)} lang={language} />}
    >
      {titleOf(shown, t)}
    </Clause>
  )
}

function changesOf({ change, before }: ChangeShown, { text }: Scene): readonly Change[] {
  switch (change.kind) {
    case 'replace':
      return changesIn(before, change.words, text.language)
    case 'insert':
      return [{ change: 'added', text: change.words }]
    case 'delete':
      return [{ change: 'removed', text: before }]
    case 'move':
      return [{ change: 'kept', text: before }]
    default:
      return unreachable(change)
  }
}

export const groupName = ({ grouping }: Template, id: string | undefined, t: Translate): string => {
  const group = grouping.kind === 'none' ? undefined : grouping.groups.find((one) => one.id === id)
  return group ? inWords(group.label, t) : t('amendments.no-group')
}

/** By group, and never as one sum. */
export function Stances({ scene, counts }: InScene & { readonly counts: readonly GroupCount[] }) {
  const { t } = useReader()
  if (counts.length === 0) return null
  const said = (stance: 'support' | 'object') => {
    const groups = counts.filter((one) => one.stance === stance)
    if (groups.length === 0) return null
    const list = groups
      .map(({ group, count }) => `${groupName(scene.template, group, t)} ${count}`)
      .join(', ')
    return <Meta>{t(`amendments.stances.${stance}`, { groups: list })}</Meta>
  }
  return (
    <>
      {said('support')}
      {said('object')}
    </>
  )
}

type FormProps = InScene & {
  readonly form: FormName
  readonly action: string
  readonly submit: string
  readonly children?: ComponentChildren
}

/** A form of these pages, as it comes back, with what one reads before a first act. */
export function ActForm({ scene, form, action, submit, children }: FormProps) {
  const { t } = useReader()
  const { template, now } = scene
  const returned = scene.returned?.form === form ? scene.returned : undefined
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  return (
    <ProcessForm {...{ scene, action, submit, refusal }} again={returned?.again}>
      {children}
    </ProcessForm>
  )
}

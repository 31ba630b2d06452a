/** Small parts of the pages of a call: who, what was said, how long, in whose words. */
import type { ComponentChildren } from 'preact'
import { formatSpan } from '../../../platform/languages/index.ts'
import { Link, Prose, Redacted, useReader, UserText } from '../../../platform/html/index.ts'
import { between, type Instant } from '../../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../../people/index.ts'
import { roleTitle } from '../../templates/index.ts'
import { levelsOf } from '../rules/rule-of.ts'
import type { ShownText, Scene } from './shown.ts'

/** The words behind a commitment, or that they were removed. */
export function Said({ scene, of }: { readonly scene: Scene; readonly of: Commitment }) {
  const wording = scene.words.get(of)
  if (wording.kind === 'text') return <Prose text={wording.text} />
  return <Redacted entry={{ number: wording.entry, href: `/record/entries/${wording.entry}` }} />
}

/** One line of somebody's words within a sentence or a title. */
export function Line({ scene, of }: { readonly scene: Scene; readonly of: Commitment }) {
  const { t } = useReader()
  const wording = scene.words.get(of)
  if (wording.kind === 'redacted') return <>{t('decisions.words-removed')}</>
  return <UserText>{wording.text}</UserText>
}

/** Plain text for places that hold no elements: a document's title, an attribute. */
export const plainWords = (scene: Scene, of: Commitment, removed: string): string => {
  const wording = scene.words.get(of)
  return wording.kind === 'text' ? wording.text : removed
}

export function Name({ scene, person }: { readonly scene: Scene; readonly person: PersonId }) {
  const named = scene.names.get(person)
  if (!named) return <>{person}</>
  return (
    <Link to={named.path}>
      <UserText>{named.name}</UserText>
    </Link>
  )
}

type Speaking = {
  readonly person: PersonId
  readonly capacity: Capacity
  readonly spokeFor: Commitment | undefined
  readonly group: string
  readonly hat?: string | undefined
}

/** Who spoke, for whom and in which group, as it was when they did. */
export function Speaker({ scene, by }: { readonly scene: Scene; readonly by: Speaking }) {
  const { t } = useReader()
  const group = useGroupName(scene)(by.group)
  return (
    <>
      <Name scene={scene} person={by.person} />
      {by.spokeFor !== undefined && (
        <>
          {' · '}
          {t.rich('decisions.for', { name: <Line scene={scene} of={by.spokeFor} /> })}
        </>
      )}
      {group && <> · {group}</>}
      {by.hat !== undefined && <Hat scene={scene} office={by.hat} />}
    </>
  )
}

/** Whoever holds an office in the call did not speak from it. */
export function Hat({ scene, office }: { readonly scene: Scene; readonly office: string }) {
  const { t } = useReader()
  return <> · {t('decisions.hat', { role: roleTitle(scene.template, office, t) })}</>
}

/** The process's own word for a group; nothing for those in none. */
export function useGroupName({ template }: Pick<Scene, 'template'>): (group: string) => string {
  const { language } = useReader()
  const { grouping } = template
  const groups = grouping.kind === 'none' ? [] : grouping.groups
  return (group) => groups.find(({ id }) => id === group)?.label[language] ?? group
}

/** The template's label of a level, exactly as it is there. */
export function useLevel({ template, call }: Pick<Scene, 'template' | 'call'>) {
  const { language } = useReader()
  return (id: string) => {
    const level = levelsOf(template, call.ladder).find((one) => one.id === id)
    return { label: level?.label[language] ?? id, definition: level?.definition[language] ?? '' }
  }
}

/** How long since then: `3 days`. */
export function useSpanSince(now: Instant): (since: Instant) => string {
  const { t } = useReader()
  return (since) => formatSpan(between(since, now), t)
}

/** The clause that is meant, by its number in the version in question. */
export const clauseNumber = (text: Pick<ShownText, 'clauses'>, id: string): string =>
  text.clauses.find((clause) => clause.id === id)?.number ?? id

/** Links with the entry and the receipt of an act. */
export function Proof({ entry, children }: { entry: number; children?: ComponentChildren }) {
  const { t } = useReader()
  return (
    <>
      {children}
      <Link to={`/record/entries/${entry}`}>{t('html.entry', { number: entry })}</Link>
      {' · '}
      <Link to={`/record/receipts/${entry}`}>{t('decisions.receipt')}</Link>
    </>
  )
}

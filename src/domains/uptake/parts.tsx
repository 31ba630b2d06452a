/** Small parts that the pages of this domain share: who said it, what became of it. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Link,
  Meta,
  Tag,
  useReader,
  UserText,
  When,
  type TagTone,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import {
  type Contributed,
  CONTRIBUTED_KINDS,
  type ContributedKind,
  contributedRef,
  Name,
  plain,
  ProcessForm,
} from '../processes/index.ts'
import { inWords, type Template } from '../templates/index.ts'
import type { ClauseId } from '../texts/index.ts'
import { explain } from './explain.ts'
import { heirsOf } from './rules/lineage.ts'
import { fateName, type FateName } from './rules/tracing.ts'
import type { FormName, Scene, TextShown } from './shown.ts'
import type { Fate } from './uptake.ts'

export const contributionPath = ({ ref }: Pick<Contributed, 'ref'>) => `/contributions/${ref}`

export const kindOf = ({ ref }: Pick<Contributed, 'ref'>): ContributedKind =>
  CONTRIBUTED_KINDS.find((kind) => ref.startsWith(`${kind}:`)) ?? 'message'

type InScene = { readonly scene: Scene }

export function useCrumbs(scene: Scene, at?: TextShown) {
  const { t } = useReader()
  const { process } = scene
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: <bdi>{plain(scene, process.title, t('uptake.removed'))}</bdi>,
      href: `/processes/${process.slug}`,
    },
    ...(at
      ? [
          {
            label: <UserText lang={at.text.language}>{at.title}</UserText>,
            href: `/texts/${at.text.id}`,
          },
        ]
      : []),
  ]
}

export const groupName = ({ grouping }: Template, id: string, t: Translate): string => {
  const group = grouping.kind === 'none' ? undefined : grouping.groups.find((one) => one.id === id)
  return group ? inWords(group.label, t) : id
}

export const regionName = ({ regions }: Scene, code: string, t: Translate): string => {
  const region = regions.find((one) => one.code === code)
  return region ? region.labels[t.language] : code
}

const TONES: Readonly<Record<FateName, TagTone>> = {
  none: 'warn',
  linked: 'warn',
  claimed: 'warn',
  contested: 'bad',
  'taken-up': 'now',
  partly: 'now',
  not: 'plain',
  'out-of-scope': 'plain',
}

export const FateTag = ({ fate }: { readonly fate: Fate }) => <FateNamed name={fateName(fate)} />

export function FateNamed({ name }: { readonly name: FateName }) {
  const { t } = useReader()
  return <Tag tone={TONES[name]}>{t(`uptake.fate.${name}`)}</Tag>
}

/** Who said it, for whom, from which group and region then, when, by which door. */
export function By({ scene, of }: InScene & { readonly of: Contributed }) {
  const { t } = useReader()
  const standing = scene.standings.get(of.ref)
  const facts: ComponentChildren[] = [
    of.by ? <Name scene={scene} person={of.by} /> : t('uptake.by.unknown'),
  ]
  if (standing?.organisation !== undefined) {
    const name = <UserText>{standing.organisation}</UserText>
    facts.push(t.rich('uptake.by.for', { name }))
  }
  if (standing?.group !== undefined) facts.push(groupName(scene.template, standing.group, t))
  if (standing?.region !== undefined) facts.push(regionName(scene, standing.region, t))
  const [interest, named] = [scene.interests.get(of.ref), of.by && scene.names.get(of.by)]
  if (interest !== undefined && named) {
    const label = t('uptake.by.interest', { version: interest })
    facts.push(<Link to={`${named.path}#interest`}>{label}</Link>)
  }
  facts.push(<When at={of.at} />)
  return (
    <>
      {facts.map((fact, index) => (
        <>
          {index > 0 && ' · '}
          {fact}
        </>
      ))}
    </>
  )
}

type ClausesProps = { readonly at: TextShown; readonly clauses: readonly ClauseId[] }

/** Each leads to where the clause comes from; one that is gone is named by its id. */
export function Clauses({ at, clauses }: ClausesProps) {
  const { t } = useReader()
  return (
    <>
      {clauses.map((id, index) => {
        const place = at.order.indexOf(id)
        return (
          <>
            {index > 0 && ', '}
            <Link to={`/texts/${at.text.id}/clauses/${id}`}>
              {place < 0
                ? t('uptake.clause.gone', { id })
                : t('uptake.clause', { number: place + 1 })}
            </Link>
            {place < 0 && <Heirs at={at} id={id} />}
          </>
        )
      })}
    </>
  )
}

/** Merged and split: the clauses of today that hold what it said. */
function Heirs({ at, id }: { readonly at: TextShown; readonly id: ClauseId }) {
  const { t } = useReader()
  const heirs = heirsOf(at.lineages, id, at.order)
  return (
    <>
      {heirs.map((heir) => (
        <>
          {' → '}
          <Link to={`/texts/${at.text.id}/clauses/${heir}`}>
            {t('uptake.clause', { number: at.order.indexOf(heir) + 1 })}
          </Link>
        </>
      ))}
    </>
  )
}

/** What was said, shortened: whoever wants all of it follows the link. */
const QUOTED_MAX = 400

export function Quoted({ scene, of }: InScene & { readonly of: Contributed }) {
  const { t } = useReader()
  if (of.said === undefined) return <Meta>{t('uptake.words.unknown')}</Meta>
  const words = plain(scene, of.said, t('uptake.removed')).replace(/\s+/g, ' ')
  return (
    <p dir="auto">
      <q>{words.length > QUOTED_MAX ? `${words.slice(0, QUOTED_MAX)}…` : words}</q>
    </p>
  )
}

/** What it grew into on the way: only contributions have a page of their own here. */
export function Grown({ of }: { readonly of: Contributed }) {
  const { t } = useReader()
  return (
    <>
      {of.grewInto
        .flatMap((raw) => contributedRef(raw) ?? [])
        .map((ref) => (
          <>
            {' · '}
            <Link to={`/contributions/${ref}`}>{t('uptake.grown')}</Link>
          </>
        ))}
    </>
  )
}

type FormProps = InScene & {
  readonly form: FormName
  /** The text that it is about, where a page has several. */
  readonly text?: string
  readonly action: string
  readonly submit: string
  readonly children?: ComponentChildren
}

/** A form of these pages, as it comes back, with what one reads before a first act. */
export function ActForm({ scene, form, text, action, submit, children }: FormProps) {
  const { t } = useReader()
  const { template, now, returned: back } = scene
  const returned =
    back?.form === form && (text === undefined || back.text === text) ? back : undefined
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  return (
    <ProcessForm {...{ scene, action, submit, refusal }} again={returned?.again}>
      {children}
    </ProcessForm>
  )
}

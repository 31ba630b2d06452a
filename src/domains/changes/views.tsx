/** The register of a process's rules, and one change of them. Pure; asks `rules`. */
import {
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Tag,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { Name, plain, ProcessForm, type ProcessScene } from '../processes/index.ts'
import {
  ChangeLines,
  findWindowRule,
  type Pin,
  roleTitles,
  type Template,
} from '../templates/index.ts'
import { explain } from './explain.ts'
import type { Line, Register, Shown } from './load.ts'
import { bringIntoForce, hinderedBy, mayPropose, withdraw, type Adoption } from './rules.ts'

const rulesHref = ({ name, version }: Pin) => `/templates/${name}/${version}`

export function useCrumbs(scene: ProcessScene) {
  const { t } = useReader()
  const { process } = scene
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: plain(scene, process.title, t('changes.removed')),
      href: `/processes/${process.slug}`,
    },
  ]
}

export function RegisterPage({ register }: { readonly register: Register }) {
  const { t } = useReader()
  const { process, template, lines, before, viewer } = register
  const may = mayPropose(before, { kind: 'person', actor: viewer })
  return (
    <Page
      title={t('changes.title')}
      lede={t('changes.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(register)}
    >
      <Section title={t('changes.in-force')} id="in-force">
        <InForce register={register} />
      </Section>
      <Section title={t('changes.proposals')} id="proposals">
        {!template.changes && <p>{t('changes.fixed')}</p>}
        {lines.length === 0 ? (
          template.changes && <Empty>{t('changes.none')}</Empty>
        ) : (
          <ChangeList scene={register} lines={lines} />
        )}
        {canTry(may) && (
          <Meta>
            <Link to={`/processes/${process.slug}/changes/new`}>{t('changes.propose')}</Link>
          </Meta>
        )}
      </Section>
    </Page>
  )
}

/** The rules one after the other, each with the hour at which it gave way to the next. */
function InForce({ register: { process } }: { readonly register: Register }) {
  const { t } = useReader()
  const since = process.earlier.at(-1)?.until ?? process.begunAt
  return (
    <ul>
      <li>
        {t.rich('changes.in-force.now', {
          rules: <Rules of={process.pin} />,
          at: <When at={since} />,
        })}
      </li>
      {process.earlier.toReversed().map(({ pin, until }) => (
        <li>
          {t.rich('changes.in-force.before', {
            rules: <Rules of={pin} />,
            at: <When at={until} />,
          })}
        </li>
      ))}
    </ul>
  )
}

function Rules({ of }: { readonly of: Pin }) {
  const { t } = useReader()
  return <Link to={rulesHref(of)}>{t('changes.rules-named', of)}</Link>
}

type ListProps = { readonly scene: ProcessScene; readonly lines: readonly Line[] }

export function ChangeList({ scene, lines }: ListProps) {
  const { t } = useReader()
  return (
    <List>
      {lines.map(({ change, title }) => (
        <Item
          title={<UserText>{title}</UserText>}
          href={`/changes/${change.id}`}
          tag={
            <Tag tone={change.state.kind === 'in-force' ? 'now' : 'plain'}>
              {t(`changes.tag.${change.state.kind}`)}
            </Tag>
          }
          meta={t.rich('changes.by-whom', {
            who: <Name scene={scene} person={change.proposedBy} />,
            at: <When at={change.at} />,
          })}
        />
      ))}
    </List>
  )
}

type InShown = { readonly shown: Shown }

export function ChangePage({ shown }: InShown) {
  const { t } = useReader()
  const { process, change, title, sections } = shown
  return (
    <Page
      title={title}
      section="processes"
      practice={process.practice}
      crumbs={[
        ...useCrumbs(shown),
        { label: t('changes.title'), href: `/processes/${process.slug}/changes` },
      ]}
    >
      <Meta>
        {t.rich('changes.by-whom', {
          who: <Name scene={shown} person={change.proposedBy} />,
          at: <When at={change.at} />,
        })}
      </Meta>
      <Section title={t('changes.where')} id="where">
        <p>
          <Where shown={shown} />
        </p>
        <InTheWay shown={shown} />
        <Acts shown={shown} />
      </Section>
      <Section title={t('changes.changes-what')} id="what">
        <ChangeLines sections={sections} />
        <ul>
          <li>
            <Link to={`/texts/${change.text}`}>{t('changes.text')}</Link>
          </li>
          <li>
            <Link to={rulesHref(change.pin)}>{t('changes.rules')}</Link>
          </li>
        </ul>
      </Section>
      {change.parts !== undefined && (
        <Section title={t('changes.typed')} id="typed">
          <pre dir="ltr">{plain(shown, change.parts, t('changes.removed'))}</pre>
        </Section>
      )}
    </Page>
  )
}

/** Whose move it is, or what became of it. */
function Where({ shown }: InShown) {
  const { t } = useReader()
  const { change, adoption, process } = shown
  const { state } = change
  if (state.kind === 'withdrawn') {
    return t.rich('changes.state.withdrawn', { at: <When at={state.at} /> })
  }
  if (state.kind === 'in-force') {
    const { basis } = state
    const href = basis.kind === 'call' ? `/calls/${basis.call}` : `/ballots/${basis.ballot}`
    return t.rich('changes.state.in-force', {
      at: <When at={state.at} />,
      who: <Name scene={shown} person={state.by} />,
      link: <Link to={href}>{t(`changes.link.${basis.kind}`)}</Link>,
    })
  }
  if (change.under !== process.pin.hash) return <>{t('changes.state.overtaken')}</>
  return <Waiting shown={shown} adoption={adoption} />
}

/** What has to be answered or decided before it can come into force. */
function InTheWay({ shown: { hindrances } }: InShown) {
  const { t } = useReader()
  if (hindrances.length === 0) return undefined
  return (
    <ul>
      {hindrances.map((one) => (
        <li>
          {one.kind === 'appealable' ? (
            <Link to={one.href}>{t('changes.hindrance.appealable')}</Link>
          ) : (
            <Link to={one.href}>
              {t.rich('changes.hindrance', { at: <When at={one.since} /> })}
            </Link>
          )}
          {one.kind === 'suspended' && (
            <Meta>{t.rich('changes.hindrance.until', { at: <When at={one.until} /> })}</Meta>
          )}
        </li>
      ))}
    </ul>
  )
}

function Waiting({ shown, adoption }: InShown & { readonly adoption: Adoption }) {
  const { t } = useReader()
  if (adoption.kind === 'unasked') {
    const roles = roleTitles(shown.template, askersOf(shown.template), t)
    return <>{t('changes.state.unasked', { roles })}</>
  }
  const kind = adoption.href.startsWith('/calls/') ? 'call' : 'ballot'
  const link = <Link to={adoption.href}>{t(`changes.link.${kind}`)}</Link>
  if (adoption.kind === 'challengeable' && adoption.until !== undefined) {
    const at = <When at={adoption.until} />
    return t.rich('changes.state.challengeable.until', { link, at })
  }
  const hindered = hinderedBy(shown.hindrances)
  if (hindered?.by === 'appealable') {
    const at = <When at={hindered.until} />
    return t.rich('changes.state.hindered.appealable', { link, at })
  }
  if (hindered) {
    return t.rich(`changes.state.hindered.${hindered.by}`, { link, count: hindered.count })
  }
  return t.rich(`changes.state.${adoption.kind}`, { link })
}

/** Who puts the text of a change to those who decide on it. */
function askersOf(template: Template): readonly string[] {
  const adoptedBy = template.changes?.adoptedBy
  if (!adoptedBy) return []
  const kind =
    'window' in adoptedBy
      ? adoptedBy.window
      : template.decisions.find(({ id }) => id === adoptedBy.decision)?.window
  return (kind === undefined ? undefined : findWindowRule(template, kind)?.opens) ?? []
}

/** What the reader may do about it now. */
function Acts({ shown }: InShown) {
  const { t } = useReader()
  const { change, before, adoption, hindrances, now, viewer, template, returned } = shown
  const settling = { by: { kind: 'person', actor: viewer }, adoption, now } as const
  const enacting = bringIntoForce(change, before, { ...settling, hindrances })
  const withdrawing = withdraw(change, before, settling)
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  const forms = [
    { name: 'enactment', label: t('changes.enact'), shows: canTry(enacting) },
    { name: 'withdrawal', label: t('changes.withdraw'), shows: canTry(withdrawing) },
  ]
  const shows = forms.filter((form) => form.shows)
  return (
    <>
      {shows.length === 0 && refusal !== undefined && <p role="alert">{refusal}</p>}
      {shows.map(({ name, label }) => (
        <ProcessForm
          scene={shown}
          action={`/changes/${change.id}/${name}`}
          again={returned?.again}
          refusal={refusal}
          submit={label}
        />
      ))}
    </>
  )
}

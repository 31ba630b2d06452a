/** A ballot as a page: the rule, who is counted, what stands, who voted how, and why. Pure. */
import type { ComponentChildren } from 'preact'
import {
  DataTable,
  Link,
  Meta,
  Page,
  Panel,
  Refused,
  Section,
  Split,
  TimeLeft,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { inWords } from '../../templates/index.ts'
import type { Item } from '../about.ts'
import { CHOICES } from '../ballot.ts'
import type { BallotView } from '../load.ts'
import { divisionsOf, linesBy } from '../rules/tally.ts'
import { OtherWays, VotePanel, Withdrawal, type BallotProps } from './forms.tsx'
import { Name, partLabel, PhaseTag, plain, Said } from './parts.tsx'
import { RuleInWords, VerdictInWords } from './rule.tsx'
import { Chosen, SeedPart } from './sheet.tsx'
import { Carried, StoodBack, Votes } from './voices.tsx'

export function BallotPage(props: BallotProps) {
  const { view, returned } = props
  const { t } = useReader()
  const { process, ballot, words, counted } = view
  const removed = t('ballots.removed')
  return (
    <Page
      title={plain(words, ballot.question, removed)}
      section="processes"
      crumbs={[
        { label: t('processes.title'), href: '/processes' },
        {
          label: <UserText>{plain(words, process.title, removed)}</UserText>,
          href: `/processes/${process.slug}`,
        },
      ]}
      tags={<PhaseTag phase={view.phase} />}
      lede={inWords(counted.decision.title, t)}
      practice={process.practice}
    >
      {returned?.refusal && returned.form === 'opening' && <Refused>{returned.refusal}</Refused>}
      <Split aside={<Aside {...props} />} after={<Record view={view} />}>
        <Subject view={view} />
        <Result view={view} />
        <SeedPart {...props} />
        <VotePanel {...props} />
        <OtherWays {...props} />
        <Votes view={view} />
        <StoodBack view={view} />
        <Carried view={view} />
        {props.beside}
        <Withdrawal {...props} />
      </Split>
    </Page>
  )
}

type View = { readonly view: BallotView }

function Subject({ view }: View) {
  const { t } = useReader()
  const { ballot, item } = view
  const { subject } = ballot
  switch (subject.kind) {
    case 'question':
      return null
    case 'text':
      return (
        <About href={`/texts/${subject.text}/versions/${subject.version}`}>
          {item ? inVersion(item, subject.version, t) : t('ballots.removed')}
        </About>
      )
    case 'advice':
    case 'petition':
    case 'call':
      return (
        <About href={item?.href ?? `/ballots/${ballot.id}`}>
          {item ? item.label(t) : t('ballots.removed')}
        </About>
      )
    case 'removal':
      return (
        <p>
          {t.rich('ballots.about.removal', {
            name: <Name view={view} person={subject.person} />,
            role: t(`people.role.${subject.role}`),
          })}
        </p>
      )
    default:
      return unreachable(subject)
  }
}

/** A later version than the one voted on may be the latest by now. */
function inVersion({ about, label }: Item, version: number, t: Translate): string {
  const isLatest = about.kind === 'text' && about.version === version
  return isLatest ? label(t) : t('ballots.about.voted', { item: label(t), version })
}

type AboutProps = { readonly href: string; readonly children: ComponentChildren }

function About({ href, children }: AboutProps) {
  const { t } = useReader()
  return (
    <p>
      {t('ballots.about')} <Link to={href}>{children}</Link>
    </p>
  )
}

/** What it came to, or how far it stands from passing; nothing while results are hidden. */
function Result({ view }: View) {
  const { t } = useReader()
  const { ballot, standing, phase } = view
  const { state } = ballot
  if (state.kind === 'withdrawn') {
    return (
      <Section title={t('ballots.result')}>
        <p>{t.rich('ballots.result.withdrawn', { when: <When at={state.withdrawnAt} /> })}</p>
        <Said words={view.words} of={state.reason} />
      </Section>
    )
  }
  const voted = { count: standing.votes.length, all: standing.voices.length }
  if (!view.verdict) {
    return (
      <Section title={t('ballots.result')}>
        <p>{t('ballots.result.hidden', voted)}</p>
      </Section>
    )
  }
  return (
    <Section
      title={t(phase === 'closed' ? 'ballots.result' : 'ballots.stands')}
      beside={t('ballots.voted', voted)}
    >
      {state.kind === 'closed' && <Outcome view={view} outcome={state.outcome} />}
      <VerdictInWords view={view} />
      {ballot.takes === 'points' || ballot.takes === 'draw' ? (
        <Chosen view={view} verdict={view.verdict} />
      ) : (
        divisionsOf(standing).map((division) => <Division view={view} division={division} />)
      )}
    </Section>
  )
}

function Outcome({ view, outcome }: View & { readonly outcome: string | undefined }) {
  const { t } = useReader()
  const found = view.counted.decision.outcomes.find(({ id }) => id === outcome)
  if (!found) return <p>{t('ballots.outcome.none')}</p>
  return <p>{t.rich('ballots.outcome', { outcome: <b>{inWords(found.title, t)}</b> })}</p>
}

/** By house, then by group: never one sum of heads. */
function Division({ view, division }: View & { readonly division: string }) {
  const { t } = useReader()
  const lines = linesBy(division, view.standing)
  const known = division === 'house' || division === 'group' || division === 'region'
  const label = t(known ? `ballots.by.${division}` : 'ballots.by.group')
  return (
    <DataTable
      caption={label}
      captionUnseen
      columns={[
        { label },
        ...CHOICES.map((choice) => ({ label: t(`ballots.choice.${choice}`), number: true })),
        { label: t('ballots.silent'), number: true },
        { label: t('ballots.recused'), number: true },
        { label: t('ballots.voices'), number: true },
      ]}
      rows={lines.map((line) => [
        line.part === undefined ? t('ballots.by.none') : partLabel(view, line.part, t),
        ...CHOICES.map((choice) => line[choice]),
        line.silent,
        line.recused,
        line.voices,
      ])}
    />
  )
}

function Aside({ view }: BallotProps): ComponentChildren {
  const { t } = useReader()
  const { window, counted, body, words, ballot, standing } = view
  const closes = window.state.kind === 'dated' ? window.state.closes : undefined
  return (
    <>
      {closes !== undefined && (
        <Panel title={t('ballots.until')}>
          <p>
            <When at={closes} />
          </p>
          {view.phase === 'open' && <TimeLeft until={closes} />}
        </Panel>
      )}
      <Panel title={t('ballots.rule')} tint>
        <RuleInWords view={view} />
      </Panel>
      <Panel title={t('ballots.electorate')}>
        <p>
          {inWords(counted.electorate.title, t)} ·{' '}
          <Link to={`/bodies/${body.slug}`}>
            <UserText>{plain(words, body.name, t('ballots.removed'))}</UserText>
          </Link>
        </p>
        <Meta>{t('ballots.electorate.frozen', { count: standing.voices.length })}</Meta>
      </Panel>
      {ballot.earlier !== undefined && (
        <p>
          <Link to={`/ballots/${ballot.earlier}`}>{t('ballots.earlier')}</Link>
        </p>
      )}
    </>
  )
}

/** How anybody counts again, without asking us. */
function Record({ view }: View) {
  const { t } = useReader()
  const { template: name, version } = view.template
  return (
    <Section title={t('ballots.recount')}>
      <p>{t('ballots.recount.how')}</p>
      <p>
        <Link to="/record">{t('ballots.recount.record')}</Link> ·{' '}
        <Link to={`/templates/${name}/${version}/bytes`}>{t('ballots.recount.rule')}</Link>
      </p>
    </Section>
  )
}

/** The page of a text: its words or its redline, its versions, what is not agreed. Pure. */
import {
  Day,
  Item,
  Kept,
  Link,
  List,
  Meta,
  Page,
  Section,
  Split,
  Tag,
  useReader,
  UserText,
  When,
  type Crumb,
} from '../../../platform/html/index.ts'
import { nativeName, type Translate } from '../../../platform/languages/index.ts'
import type { Result } from '../../../platform/values.ts'
import { personId, type Commitment, type LaterParts } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import { roleTitle } from '../../templates/index.ts'
import type { ClauseNotes } from '../contribution.ts'
import type { Life } from '../load-life.ts'
import type { TextView } from '../load.ts'
import type { Look } from '../rules/redline-shown.ts'
import { partOf, type PartAsked } from '../rules/parts.ts'
import type { TextRefusal } from '../rules/versions.ts'
import type { TextVersion } from '../text.ts'
import { Aside } from './aside.tsx'
import { Compare, RedlineOf } from './redline.tsx'
import { Errata, StateLines, StateTag } from './life.tsx'
import { SummaryAbove, type AboveText } from './summary.tsx'
import { TermsLink } from './terms.tsx'
import { WholeText } from './whole.tsx'

export type TextProps = {
  readonly view: TextView
  /** Whether the reader may publish the next version. */
  readonly may: Result<unknown, TextRefusal>
}

/** How a comparison is shown. */
type Looked = { readonly look: Look }

type Later = { readonly later: LaterParts }

export type Note = { readonly note: Awaited<ReturnType<ClauseNotes>> }

export const shownText = ({ words }: Pick<TextView, 'words'>, of: Commitment, removed: string) => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : removed
}

export const crumbsOf = (process: Process, title: string, t: Translate): readonly Crumb[] => [
  { label: t('texts.crumb.processes'), href: '/processes' },
  { label: <UserText>{title}</UserText>, href: `/processes/${process.slug}` },
]

type Where = {
  /** What the words are kept by, once rendered. */
  readonly looks: object
  readonly asked: PartAsked
  readonly life: Life
  readonly above: AboveText
}

export function TextPage(props: TextProps & Looked & Where & Later & Note) {
  const { view, life, may, above, later } = props
  const { t } = useReader()
  const { text, version, process, latest } = view
  const isLatest = version.number === latest
  return (
    <Page
      title={shownText(view, text.title, t('texts.removed.title'))}
      titleLang={text.language}
      section="processes"
      crumbs={crumbsOf(process, shownText(view, process.title, process.slug), t)}
      practice={process.practice}
      tags={
        <>
          <Tag tone={isLatest ? 'now' : 'warn'}>
            {isLatest
              ? t('texts.version.latest', { number: version.number })
              : t('texts.version.earlier', { number: version.number, latest })}
          </Tag>
          <StateTag life={life} />
          <Tag tone={version.brackets > 0 ? 'warn' : 'plain'}>
            {t('texts.brackets.count', { count: version.brackets })}
          </Tag>
        </>
      }
      head={
        <>
          <StateLines life={life} />
          <Published view={view} />
        </>
      }
    >
      <Split aside={<Aside view={view} may={may} />}>
        <SummaryAbove
          id={text.id}
          template={view.template}
          version={version.number}
          above={above}
        />
        <TermsLink view={view} />
        <Words {...props} />
        <Errata errata={life.errata} lang={text.language} />
        {view.contributions.length > 0 && (
          <Kept of={view.contributions} as={`contributions ${version.number}`}>
            <Contributions view={view} />
          </Kept>
        )}
        {later}
      </Split>
    </Page>
  )
}

/** The redline or the words alone: alike for all readers, whatever each of them may do. */
function Words({ view, life, look, asked, note, looks }: Looked & Where & Note & Here) {
  const { clauses, redline, version } = view
  if (redline) {
    const how = [redline.against, look.as, look.all, look.part]
    return (
      <Kept of={looks} as={`redline ${version.number} ${how.join(' ')}`}>
        <RedlineOf view={view} redline={redline} look={look} note={note} />
      </Kept>
    )
  }
  return (
    <>
      <Compare view={view} look={look} />
      <Kept of={looks} as={`words ${version.number} ${partOf(clauses, asked).part}`}>
        <WholeText view={view} life={life} asked={asked} note={note} />
      </Kept>
    </>
  )
}

/** By whom, when, why; the hash that binds the words; the language that has the say. */
function Published({ view }: { readonly view: TextView }) {
  const { t } = useReader()
  const { version, text } = view
  return (
    <>
      <p>
        <UserText>{shownText(view, version.reason, t('texts.removed'))}</UserText>
      </p>
      <Meta>
        <By view={view} version={version} /> · <When at={version.at} /> ·{' '}
        {t('texts.language', { language: nativeName(text.language) })}
      </Meta>
      {version.reported && (
        <Meta>
          {t.rich('texts.reported', {
            source: <bdi>{version.reported.source}</bdi>,
            day: version.reported.on,
          })}
        </Meta>
      )}
      <Meta>
        {t('texts.hash')}{' '}
        <code class="proof" dir="ltr">
          {version.hash}
        </code>
      </Meta>
    </>
  )
}

function By({ view, version }: { readonly view: TextView; readonly version: TextVersion }) {
  const { t } = useReader()
  const person = personId(version.by)
  const named = person && view.names.get(person)
  if (!named) return <>{t('texts.by.importer')}</>
  return (
    <>
      {t.rich('texts.by', {
        name: (
          <Link to={named.path}>
            <UserText>{named.name}</UserText>
          </Link>
        ),
        role: roleTitle(view.template, version.role, t),
      })}
    </>
  )
}

export const hrefOf = ({ text, version, latest }: TextView) =>
  version.number === latest ? `/texts/${text.id}` : `/texts/${text.id}/versions/${version.number}`

type Here = { readonly view: TextView }

function Contributions({ view }: Here) {
  const { t } = useReader()
  const placeIn = (id: string) => view.clauses.findIndex((one) => one.id === id) + 1
  return (
    <Section title={t('texts.contributions')} id="contributions">
      <List>
        {view.contributions.map(({ clause, href, title, at }) => (
          <Item
            title={<UserText>{title}</UserText>}
            href={href}
            meta={
              <>
                <Day at={at} />
                {clause !== undefined && placeIn(clause) > 0 && (
                  <> · {t('texts.clause', { number: placeIn(clause) })}</>
                )}
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}

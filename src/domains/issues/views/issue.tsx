/** The page of one issue: what it says, what became of it and why, and who had a hand in it. */
import {
  Day,
  Empty,
  History,
  Item,
  Link,
  List,
  Meta,
  Page,
  Panel,
  Prose,
  Section,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import { formatList } from '../../../platform/languages/index.ts'
import { roleWord, type LaterParts } from '../../people/index.ts'
import { ISSUE_WORDS } from '../issue.ts'
import { groupsBehind, isStanding } from '../rules/proposing.ts'
import { IssueForms } from './forms.tsx'
import { Became } from './became.tsx'
import { Reason, StateLine, StateTag, titleOf } from './parts.tsx'
import { SheetOf } from './sheet.tsx'
import type { Whole } from './shown.ts'

type Later = { readonly later: LaterParts }

export function IssuePage({ later, ...whole }: Whole & Later) {
  const { t } = useReader()
  const { issue, process, words } = whole
  return (
    <Page
      title={titleOf(issue, words)}
      crumbs={[
        { label: t('issues.title'), href: '/issues' },
        ...(process
          ? [{ label: words(process.title), href: `/processes/${process.slug}/issues` }]
          : []),
      ]}
      section="issues"
      practice={issue.practice || undefined}
      tags={<StateTag issue={issue} />}
      lede={<StateLine issue={issue} words={words} />}
    >
      <Reason issue={issue} words={words} />
      <From {...whole} />
      {issue.note !== undefined && (
        <Panel tint level={2} title={t('issues.note')}>
          <Prose text={words(issue.note)} />
        </Panel>
      )}
      <Became {...whole} />
      {ISSUE_WORDS.map((word) => {
        const said = issue.words[word]
        return said === undefined ? null : (
          <Section title={t(`issues.word.${word}`)}>
            <Prose text={words(said)} />
          </Section>
        )
      })}
      <Planned {...whole} />
      {issue.state.kind !== 'reported' && <Behind {...whole} />}
      {whole.screenings.length > 0 && (
        <Section title={t('issues.screenings')} id="screenings">
          {whole.screenings.map((screening) => (
            <SheetOf {...whole} screening={screening} />
          ))}
        </Section>
      )}
      {later}
      <Stewards {...whole} />
      <IssueForms {...whole} />
      <Section title={t('issues.history')} id="history">
        <History steps={whole.steps} />
      </Section>
    </Page>
  )
}

function From({ issue, nameOf }: Whole) {
  const { t } = useReader()
  const { from } = issue
  if (from.kind === 'reported') {
    const { source, on } = from.reported
    return <Meta>{t('issues.from.reported', { source, on })}</Meta>
  }
  const by = nameOf(from.by)
  return (
    <Meta>
      {t.rich('issues.from.person', {
        name: (
          <Link to={by.path}>
            <UserText>{by.name}</UserText>
          </Link>
        ),
        day: <Day at={issue.proposedAt} />,
      })}
    </Meta>
  )
}

/** The four items of a work plan, and its place in the order. Source: processes.md 3.1, step 7. */
function Planned({ issue: { plan, place }, words }: Whole) {
  const { t } = useReader()
  if (!plan && !place) return null
  return (
    <Section title={t('issues.plan.title')} id="plan">
      {place && (
        <>
          <p>
            {t(place.focus ? 'issues.rank.focus' : 'issues.rank.later', {
              position: place.position,
              decider: words(place.decider),
            })}
          </p>
          <Prose text={words(place.reason)} />
        </>
      )}
      {plan && (
        <List>
          <Item title={t('issues.plan.owner')}>{words(plan.owner)}</Item>
          <Item title={t('issues.plan.timeFrame')}>{words(plan.timeFrame)}</Item>
          <Item title={t('issues.plan.resources')}>{words(plan.resources)}</Item>
        </List>
      )}
    </Section>
  )
}

/** By group, with names: who stands behind it is said, how many in all is not. */
function Behind({ seconds, nameOf, groupOf }: Whole) {
  const { t, language } = useReader()
  const standing = seconds.filter(isStanding)
  return (
    <Section title={t('issues.seconds.title')} id="seconds">
      {standing.length === 0 && <Empty>{t('issues.seconds.none')}</Empty>}
      <List>
        {groupsBehind(seconds).map((group) => {
          const names = standing.filter((one) => one.group === group).map((one) => one.person)
          const list = formatList(
            names.map((person) => nameOf(person).name),
            language,
          )
          return <Item title={groupOf(group)}>{<UserText>{list}</UserText>}</Item>
        })}
      </List>
    </Section>
  )
}

/** Each steward's line, with the way to object beside it. */
function Stewards({ stewardActs, words, nameOf }: Whole) {
  const { t } = useReader()
  if (stewardActs.length === 0) return null
  return (
    <Section title={t('issues.stewards')} id="stewards">
      <List>
        {stewardActs.map(({ id, by, role, line, at }) => (
          <Item
            title={<UserText>{words(line)}</UserText>}
            href={`/stewards/${id}`}
            meta={
              <>
                {nameOf(by).name}, {roleWord(role, t)} · <Day at={at} /> ·{' '}
                <Link to={`/stewards/${id}#contests`}>{t('issues.contest')}</Link>
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}

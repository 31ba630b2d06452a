/** The intake board: what was proposed, what became of it and why, and what there is room for. */
import {
  Carried,
  Empty,
  Day,
  Field,
  Hidden,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Select,
  TextArea,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import { ORIGIN_FIELD } from '../../people/index.ts'
import { ISSUE_WORDS, type Issue, type IssueStateKind } from '../issue.ts'
import { groupsBehind } from '../rules/proposing.ts'
import { thresholds } from '../thresholds.ts'
import { capacityWords } from './capacity.ts'
import { ActForm, Reason, StateLine, StateTag, titleOf } from './parts.tsx'
import type { Board, Reader, Told } from './shown.ts'
import { formatList } from '../../../platform/languages/index.ts'

/** In the order in which a reader asks: what waits, what is worked on, what is not, and why. */
const SHELVES = {
  table: ['proposed', 'returned'],
  accepted: ['accepted', 'narrowed'],
  parked: ['parked'],
  declined: ['declined', 'referred'],
  ended: ['concluded', 'sorted', 'withdrawn', 'reported'],
} as const satisfies Record<string, readonly IssueStateKind[]>
const SHELF_NAMES = ['table', 'accepted', 'parked', 'declined', 'ended'] as const

export function BoardPage(board: Board) {
  const { t } = useReader()
  return (
    <Page title={t('issues.title')} lede={t('issues.lede')} section="issues">
      {SHELF_NAMES.map((shelf) => (
        <Shelf shelf={shelf} board={board} />
      ))}
      <Capacity {...board} />
      <Propose reader={board} />
    </Page>
  )
}

function Shelf({ shelf, board }: { shelf: (typeof SHELF_NAMES)[number]; board: Board }) {
  const { t } = useReader()
  const kinds: readonly IssueStateKind[] = SHELVES[shelf]
  const here = board.issues.filter(({ state }) => kinds.includes(state.kind))
  if (here.length === 0 && shelf === 'ended') return null
  return (
    <Section title={t(`issues.shelf.${shelf}`)} id={shelf}>
      {here.length === 0 && <Empty>{t('issues.shelf.empty')}</Empty>}
      <List>
        {here.map((issue) => (
          <Line issue={issue} board={board} />
        ))}
      </List>
    </Section>
  )
}

function Line({ issue, board }: { readonly issue: Issue; readonly board: Board }) {
  const { t, language } = useReader()
  const behind = groupsBehind(board.seconds.filter((one) => one.issue === issue.id))
  const groups = formatList(behind.map(board.groupOf), language)
  /** What waits since it was proposed says so in its sentence. */
  const saysDay = issue.state.kind === 'proposed' && issue.state.again === 'first'
  return (
    <Item
      title={<UserText>{titleOf(issue, board.words)}</UserText>}
      href={`/issues/${issue.id}`}
      tag={<StateTag issue={issue} />}
      meta={
        <>
          {!saysDay && <Day at={issue.proposedAt} />}
          {!saysDay && behind.length > 0 && ' · '}
          {behind.length > 0 && t('issues.seconds.groups', { groups })}
        </>
      }
    >
      <p>
        <StateLine issue={issue} words={board.words} />
      </p>
      <Reason issue={issue} words={board.words} />
    </Item>
  )
}

/** What there is, what is taken: sentences, so that nobody mistakes a bar for a target. */
function Capacity({ taken }: Board) {
  const { t } = useReader()
  const { budget } = thresholds()
  return (
    <Section title={t('issues.budget.title')} id="capacity">
      <p>
        {t.rich('issues.budget.period', {
          from: <Day at={budget.period.from} />,
          until: <Day at={budget.period.until} />,
        })}
      </p>
      <List>
        {capacityWords(taken, t).map((line) => (
          <li>{line}</li>
        ))}
      </List>
      <Meta>{t('issues.budget.rule')}</Meta>
      <Meta>{t('issues.source', { source: `${budget.source} [${budget.tag}]` })}</Meta>
    </Section>
  )
}

/** Who may not propose reads how to. */
export function Propose({ reader, slug }: { readonly reader: Reader; readonly slug?: string }) {
  const { t } = useReader()
  return (
    <Section title={t('issues.propose.title')} id="propose">
      {!reader.viewer && (
        <p>
          <Link to="/sign-in">{t('issues.propose.sign-in')}</Link>
        </p>
      )}
      {reader.viewer && (
        <ActForm
          form="propose"
          reader={reader}
          action="/issues"
          submit={t('issues.propose.button')}
          keepDraft
          panel
        >
          <Carried name={ORIGIN_FIELD} />
          <ProposalFields />
          {slug !== undefined && <Hidden name="process" value={slug} />}
          <SpeakingAs reader={reader} />
        </ActForm>
      )}
    </Section>
  )
}

export function SpeakingAs({ reader }: { readonly reader: Reader }) {
  const { t } = useReader()
  return (
    <Select name="capacity" label={t('issues.capacity')} options={reader.capacities} required />
  )
}

export function ProposalFields({ issue, words }: { issue?: Issue; words?: Told['words'] }) {
  const { t } = useReader()
  const before = (commitment: string | undefined) =>
    commitment === undefined || !words ? undefined : words(commitment)
  return (
    <>
      <Field
        name="title"
        label={t('issues.word.title')}
        value={before(issue?.title)}
        maxlength={200}
        required
      />
      {ISSUE_WORDS.map((word) => (
        <TextArea
          name={word}
          label={t(`issues.word.${word}`)}
          hint={t(`issues.word.${word}.hint`)}
          value={before(issue?.words[word])}
          required
        />
      ))}
    </>
  )
}

/** Commitments of an outcome: who does what by when, how it stands, and who doubts it. */
import {
  Day,
  Empty,
  Item,
  List,
  Meta,
  More,
  Section,
  Tag,
  useReader,
  When,
  type TagTone,
} from '../../../platform/html/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { standingOf, wasLate, type Commitment, type Contest, type Standing } from '../commitment.ts'
import { CommitForm, CommitmentForms } from './forms.tsx'
import { Line, Name, PartyName, Place, Said, Signed } from './parts.tsx'
import type { OutcomeShown } from './shown.ts'

type Shown = { readonly shown: OutcomeShown }

export function CommitmentsSection({ shown }: Shown) {
  const { t } = useReader()
  const { commitments, outcome, now } = shown
  return (
    <Section title={t('outcomes.commitments')} id="commitments">
      {commitments.length === 0 ? (
        <Empty>{t(`outcomes.commitments.none.${outcome.basis.kind}`)}</Empty>
      ) : (
        <>
          <p>
            <KeptSoFar commitments={commitments} now={now} />
          </p>
          <List>
            {commitments.map((commitment) => (
              <CommitmentItem shown={shown} commitment={commitment} />
            ))}
          </List>
        </>
      )}
      <CommitForm shown={shown} />
    </Section>
  )
}

/** As a sentence: `2 of 3 commitments are met, 1 is late`. */
export function KeptSoFar({
  commitments,
  now,
}: {
  readonly commitments: readonly Commitment[]
  readonly now: Instant
}) {
  const { t } = useReader()
  const many = (standing: Standing) =>
    commitments.filter((one) => standingOf(one, now) === standing).length
  const all = commitments.length
  return <>{t('outcomes.kept', { kept: many('done'), all, late: many('late') })}</>
}

const TONES = {
  promised: 'plain',
  changed: 'plain',
  late: 'bad',
  done: 'now',
  withdrawn: 'warn',
} as const satisfies Record<Standing, TagTone>

type About = Shown & { readonly commitment: Commitment }

function CommitmentItem({ shown, commitment }: About) {
  const { t } = useReader()
  const { due, party } = commitment
  const standing = standingOf(commitment, shown.now)
  return (
    <Item
      id={commitment.id}
      title={<PartyName scene={shown} party={party} />}
      tag={
        <Tag tone={TONES[standing]}>
          {t(`outcomes.standing.${wasLate(commitment) ? 'done-late' : standing}`)}
        </Tag>
      }
      meta={
        <>
          {due === undefined
            ? t('outcomes.due.none')
            : t.rich('outcomes.due', { when: <When at={due} /> })}
          {' · '}
          <Signed scene={shown} commitment={commitment} />
        </>
      }
    >
      <Said scene={shown} of={commitment.what} />
      <Ending shown={shown} commitment={commitment} />
      <Reports shown={shown} commitment={commitment} />
      <Doubts
        shown={shown}
        contests={shown.contests.filter((one) => one.commitment === commitment.id)}
      />
      <Earlier shown={shown} commitment={commitment} />
      <CommitmentForms shown={shown} commitment={commitment} />
    </Item>
  )
}

/** The reason of a change or a withdrawal stays for good. */
function Ending({ shown, commitment: { state } }: About) {
  const { t } = useReader()
  if (state.kind !== 'changed' && state.kind !== 'withdrawn') return null
  const at = state.kind === 'changed' ? state.changedAt : state.withdrawnAt
  return (
    <div class="stack-2">
      <Meta>{t.rich(`outcomes.${state.kind}`, { day: <Day at={at} /> })}</Meta>
      <Said scene={shown} of={state.reason} />
    </div>
  )
}

function Reports({ shown, commitment: { reports, reported } }: About) {
  const { t } = useReader()
  return (
    <>
      {reports.map(({ at, by, done, evidence, href }) => (
        <div class="stack-2">
          <Meta>
            <b>{t(`outcomes.report.${done ? 'done' : 'progress'}`)}</b>
            {!reported && (
              <>
                {' · '}
                <Name scene={shown} person={by} /> · <Day at={at} />
              </>
            )}
          </Meta>
          <Said scene={shown} of={evidence} />
          {href !== undefined && (
            <p>
              <Place href={href} />
            </p>
          )}
        </div>
      ))}
    </>
  )
}

function Doubts({ shown, contests }: Shown & { readonly contests: readonly Contest[] }) {
  const { t } = useReader()
  return (
    <>
      {contests.map(({ id, by, at, reason }) => (
        <div class="objection open" id={id}>
          <p>
            <b>{t.rich('outcomes.contested', { name: <Name scene={shown} person={by} /> })}</b>
          </p>
          <Said scene={shown} of={reason} />
          <Meta>
            <Day at={at} />
          </Meta>
        </div>
      ))}
    </>
  )
}

function Earlier({ shown, commitment: { earlier } }: About) {
  const { t } = useReader()
  if (earlier.length === 0) return null
  return (
    <More label={t('outcomes.earlier', { count: earlier.length })}>
      <List>
        {earlier.map(({ what, due, until }) => (
          <Item
            level={4}
            title={<Line scene={shown} of={what} />}
            meta={
              <>
                {due !== undefined && (
                  <>
                    {t.rich('outcomes.due', { when: <When at={due} /> })}
                    {' · '}
                  </>
                )}
                {t.rich('outcomes.changed', { day: <Day at={until} /> })}
              </>
            }
          />
        ))}
      </List>
    </More>
  )
}

/** Where people stand: members by group, participants apart, never one sum; who fell silent. */
import {
  DataTable,
  Empty,
  Link,
  Meta,
  More,
  Section,
  Share,
  useReader,
  type ShareRow,
} from '../../../platform/html/index.ts'
import { NO_GROUP } from '../call.ts'
import type { Position } from '../position.ts'
import { seatsIn, voicesIn, type Counts, type GroupTally } from '../rules/tally.ts'
import { Name, Proof, Said, Speaker, useGroupName } from './parts.tsx'
import type { CallShown } from './shown.ts'

/** Of those fallen silent that a page names. */
const NAMED_MAX = 200

type Shown = { readonly shown: CallShown }

export function Stands({ shown }: Shown) {
  const { t } = useReader()
  const { call, phase } = shown
  const isSealed = call.visibility !== 'at-once' && (phase === 'open' || phase === 'ahead')
  return (
    <Section title={t('decisions.stands.title')} id="stands" hint={t('decisions.stands.no-vote')}>
      {isSealed ? (
        <Empty>
          {t(
            shown.reopened.length > 0
              ? 'decisions.stands.sealed.again'
              : `decisions.stands.sealed.${call.visibility}`,
          )}
        </Empty>
      ) : (
        <Bars shown={shown} />
      )}
      <Positions shown={shown} counted />
      <Positions shown={shown} counted={false} />
      <FellSilent shown={shown} />
    </Section>
  )
}

function Bars({ shown }: Shown) {
  const { t } = useReader()
  const nameOf = useGroupName(shown)
  const name = (group: string) =>
    group !== NO_GROUP
      ? nameOf(group)
      : t(shown.rule.groups.length > 0 ? 'decisions.no-group' : 'decisions.everybody')
  const kinds = (['support', 'accept', 'reserve', 'none', 'object'] as const).map((tone) => ({
    tone,
    label: t(`decisions.key.${tone}`),
  }))
  const members = shown.lines.filter((line) => seatsIn(line) > 0)
  const voices = shown.lines.filter((line) => voicesIn(line) > 0)
  const row = (line: GroupTally, counts: Counts, note: string): ShareRow => ({
    name: name(line.group),
    counts: barOf(counts),
    note,
  })
  return (
    <>
      {members.length > 0 && (
        <Share
          caption={t('decisions.stands.members')}
          kinds={kinds}
          rows={members.map((line) =>
            row(line, line.members, t('decisions.members', { count: seatsIn(line) })),
          )}
        />
      )}
      <Meta>{t('decisions.stands.why')}</Meta>
      {voices.length > 0 && (
        <More label={t('decisions.stands.participants')}>
          <Share
            caption={t('decisions.stands.participants')}
            kinds={kinds}
            rows={voices.map((line) =>
              row(line, line.participants, t('decisions.participants', { count: voicesIn(line) })),
            )}
          />
        </More>
      )}
    </>
  )
}

/** In a bar, saying nothing and saying "no position" look alike; the list tells them apart. */
const barOf = ({ support, accept, reserve, none, silent, sealed, object }: Counts) => ({
  support,
  accept,
  reserve,
  none: none + silent + sealed,
  object,
})

function Positions({ shown, counted }: Shown & { readonly counted: boolean }) {
  const { t } = useReader()
  const all = shown.positions.filter((position) => position.counted === counted)
  if (all.length === 0) return null
  const caption = t(counted ? 'decisions.positions.members' : 'decisions.positions.participants')
  return (
    <More label={caption}>
      <DataTable
        caption={caption}
        captionUnseen
        columns={[
          { label: t('decisions.column.who') },
          { label: t('decisions.column.stand') },
          { label: t('decisions.column.reason') },
          { label: t('decisions.column.record') },
        ]}
        rows={all.map((position) => [
          <Speaker scene={shown} by={position} />,
          <Stand position={position} />,
          position.reason === undefined ? '' : <Said scene={shown} of={position.reason} />,
          <EntryOf shown={shown} position={position} />,
        ])}
      />
      {shown.unlisted > 0 && (
        <Meta>
          <Link to={`/calls/${shown.call.id}/history`}>
            {t('decisions.positions.more', { count: shown.unlisted })}
          </Link>
        </Meta>
      )}
    </More>
  )
}

export function Stand({ position: { shown } }: { readonly position: Pick<Position, 'shown'> }) {
  const { t } = useReader()
  if (shown.kind !== 'reserve') return <>{t(`decisions.choice.${shown.kind}`)}</>
  const day = new Date(shown.until).toISOString().slice(0, 10)
  return <>{t('decisions.choice.reserve-until', { day })}</>
}

function EntryOf({ shown, position }: Shown & { readonly position: Position }) {
  const entry = shown.entries.get(`position:${position.call}:${position.person}`)
  return entry === undefined ? null : <Proof entry={entry} />
}

function FellSilent({ shown }: Shown) {
  const { t } = useReader()
  const { silent } = shown
  if (silent.length === 0) return null
  return (
    <More label={t('decisions.silent.title', { count: silent.length })}>
      <Meta>{t('decisions.silent.why')}</Meta>
      <ul>
        {silent.slice(0, NAMED_MAX).map((person) => (
          <li>
            <Name scene={shown} person={person} />
          </li>
        ))}
      </ul>
      <Meta>
        <Link to={`/texts/${shown.call.subject.text}`}>{t('decisions.silent.earlier')}</Link>
      </Meta>
    </More>
  )
}

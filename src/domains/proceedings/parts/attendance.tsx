/** Who came to a meeting: by way and by group, with their numbers, then by name. */
import { DataTable, Empty, List, Meta, More, useReader } from '../../../platform/html/index.ts'
import type { Language, Translate } from '../../../platform/languages/index.ts'
import {
  countsIn,
  standingLines,
  WAYS_IN,
  Who,
  type Attendance,
  type NotesShown,
} from '../../minutes/index.ts'
import { choicesThen, codesOf } from '../../people/index.ts'
import { plain } from '../../processes/index.ts'
import { tallied, type Tally } from '../figures.ts'
import { inLine, listed, paragraphs } from '../markdown.ts'
import type { ProceedingsPart, ProceedingsScene } from '../part.ts'

/** The list from which people choose their group. Source: processes.md 8.1. */
export const GROUPS = 'stakeholder-groups'
export const REGIONS = 'regions'

/** Names on one page; the notes have the rest. */
const NAMED_MAX = 300

export const attendancePart: ProceedingsPart = {
  name: 'attendance',
  order: 10,
  async load(scene) {
    const { shown, t } = scene
    const lines = standingLines(shown.about)
    const came = lines.filter(({ as }) => as !== 'apologies')
    const ways = tallied(came.map(({ by }) => by)).map(({ of, count }) => ({
      of: of === undefined ? '' : t(`minutes.way.${of}`),
      count,
    }))
    const groups = await groupsOf(scene, came)
    return {
      heading: 'minutes.attendance',
      beside: countsIn(lines, t),
      node: <Came {...{ shown, lines, ways, groups }} />,
      md: paragraphs([
        listed(ways.map(({ of, count }) => `${of}: ${count}`)),
        listed(groups.map(({ of, count }) => `${inLine(of)}: ${count}`)),
        listed(lines.map((line) => `${inLine(nameOf(shown, line, t))} · ${wayOf(line, t)}`)),
      ]),
      json: {
        lines: lines.map(({ id, who, as, by }) => ({
          id,
          ...(who.kind === 'person'
            ? { person: who.person, capacity: who.capacity }
            : { guest: plain(shown, who.name, '') }),
          as,
          by,
        })),
        takenBack: shown.about.attendances
          .filter(({ struckAt }) => struckAt !== undefined)
          .map(({ id }) => id),
        byWay: tallied(came.map(({ by }) => by)),
        byGroup: groups,
      },
    }
  },
}

const wayOf = ({ as, by }: Attendance, t: Translate) =>
  as === 'apologies' ? t('minutes.as.apologies') : t(`minutes.way.${by}`)

const nameOf = (shown: NotesShown, { who }: Attendance, t: Translate): string =>
  who.kind === 'person'
    ? (shown.names.get(who.person)?.name ?? who.person)
    : plain(shown, who.name, t('minutes.removed'))

/** By the group that each had chosen when the meeting began. */
async function groupsOf(
  { read, shown, t, language }: ProceedingsScene,
  came: readonly Attendance[],
): Promise<readonly Tally<string>[]> {
  const { starts } = shown.meeting
  const people = came.flatMap(({ who }) => (who.kind === 'person' ? [who.person] : []))
  const chosen = await choicesThen(read, new Map(people.map((person) => [person, starts])))
  const codes = await codesOf(read, GROUPS)
  const label = labelled(codes, language)
  return tallied(
    came.map(({ who }) => (who.kind === 'person' ? chosen(who.person, GROUPS, starts) : undefined)),
  ).map(({ of, count }) => ({ of: label(of) ?? t('proceedings.no-group'), count }))
}

type Coded = Awaited<ReturnType<typeof codesOf>>

export const labelled =
  (codes: Coded, language: Language) =>
  (code: string | undefined): string | undefined =>
    code === undefined
      ? undefined
      : (codes.find((one) => one.code === code)?.labels[language] ?? code)

type Props = {
  readonly shown: NotesShown
  readonly lines: readonly Attendance[]
  readonly ways: readonly Tally<string>[]
  readonly groups: readonly Tally<string>[]
}

function Came({ shown, lines, ways, groups }: Props) {
  const { t } = useReader()
  if (lines.length === 0) return <Empty>{t('minutes.attendance.none')}</Empty>
  const people = { label: t('proceedings.people'), number: true }
  const rest = lines.length - NAMED_MAX
  const inOrder = WAYS_IN.flatMap((way) =>
    lines.filter(({ by, as }) => by === way && as !== 'apologies'),
  )
  const sorry = lines.filter(({ as }) => as === 'apologies')
  return (
    <>
      <Counted caption={t('proceedings.by-way')} people={people} rows={ways} />
      <Counted caption={t('proceedings.by-group')} people={people} rows={groups} />
      <More label={t('proceedings.by-name')}>
        <List>
          {[...inOrder, ...sorry].slice(0, NAMED_MAX).map((line) => (
            <li>
              <Who scene={shown} who={line.who} /> · {wayOf(line, t)}
            </li>
          ))}
        </List>
        {rest > 0 && <Meta>{t('proceedings.more', { count: rest })}</Meta>}
      </More>
    </>
  )
}

type CountedProps = {
  readonly caption: string
  readonly people: { readonly label: string; readonly number: boolean }
  readonly rows: readonly Tally<string>[]
}

function Counted({ caption, people, rows }: CountedProps) {
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={caption}
      captionUnseen
      columns={[{ label: caption }, people]}
      rows={rows.map(({ of, count }) => [of, count])}
    />
  )
}

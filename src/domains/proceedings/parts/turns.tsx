/** The floor of a meeting: how long each group spoke, and whom the queue did not reach. */
import {
  DataTable,
  Link,
  List,
  Meta,
  More,
  Section,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { codesOf, findPeople, namesOf, type Named, type PersonId } from '../../people/index.ts'
import { plain } from '../../processes/index.ts'
import {
  handsOf,
  phaseOf,
  sittingOf,
  timeByGroup,
  turnsOf,
  type GroupTime,
  type Hand,
  type HeldTurn,
  type Speaking,
} from '../../rooms/index.ts'
import { clockText, unheardOf } from '../figures.ts'
import { inLine, listed, paragraphs } from '../markdown.ts'
import type { ProceedingsPart, ProceedingsScene } from '../part.ts'
import { GROUPS, labelled } from './attendance.tsx'

/** Turns and hands named on the page; the twin has all. */
const NAMED_MAX = 100

type Floor = {
  readonly isClosed: boolean
  readonly turns: readonly HeldTurn[]
  readonly hands: readonly Hand[]
  readonly unheard: readonly Hand[]
  /** Where whoever ran the meeting departed from the order. */
  readonly departed: readonly (HeldTurn & { readonly departed: string })[]
  readonly times: readonly (GroupTime & { readonly name: string })[]
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
}

export const turnsPart: ProceedingsPart = {
  name: 'floor',
  order: 30,
  async load(scene) {
    const floor = await loadFloor(scene)
    const { t, shown } = scene
    const { turns, hands, unheard, departed, times, isClosed } = floor
    if (turns.length + hands.length === 0) return undefined
    const said = (one: Speaking) => inLine(speakerName(floor, one, t('minutes.removed')))
    return {
      heading: 'proceedings.floor',
      beside: t('proceedings.turns', { count: turns.length }),
      node: <FloorView floor={floor} room={`/meetings/${shown.meeting.id}/room`} />,
      md: paragraphs([
        listed(times.map(({ name, spoken }) => `${inLine(name)}: ${clockText(spoken)}`)),
        ...(departed.length > 0 ? [`### ${t('proceedings.departed')}`] : []),
        listed(
          departed.map(
            (turn) =>
              `${said(turn.by)}: ${inLine(plain(floor, turn.departed, t('minutes.removed')))}`,
          ),
        ),
        ...(unheard.length > 0 ? [`### ${t('proceedings.unheard')}`] : []),
        listed(unheard.map(said)),
      ]),
      json: {
        timeByGroup: isClosed
          ? times.map(({ group, turns: count, spoken }) => ({ group, turns: count, spoken }))
          : [],
        turns: turns.map(({ id, by, startedAt, endedAt, departed: why }) => ({
          id,
          hand: by.id,
          startedAt: new Date(startedAt).toISOString(),
          endedAt: endedAt === undefined ? undefined : new Date(endedAt).toISOString(),
          departed: why === undefined ? undefined : plain(floor, why, ''),
        })),
        hands: hands.map(({ id, line, withdrawnAt, isOfOrder }) => ({
          id,
          attendance: line,
          ofOrder: isOfOrder,
          withdrawn: withdrawnAt !== undefined,
        })),
        unheard: unheard.map(({ id }) => id),
      },
    }
  },
}

async function loadFloor({ read, shown, t, language }: ProceedingsScene): Promise<Floor> {
  const { meeting, hosting, now } = shown
  const turns = await turnsOf(read, meeting.id)
  const hands = await handsOf(read, meeting.id)
  const guests = hands.flatMap(({ who }) => (who.kind === 'guest' ? [who.name] : []))
  const people = hands.flatMap(({ who }) => (who.kind === 'person' ? [who.person] : []))
  const departed = turns.flatMap((turn) =>
    turn.departed === undefined ? [] : [{ ...turn, departed: turn.departed }],
  )
  const grouping = hosting.kind === 'body' ? (hosting.body.grouping ?? GROUPS) : GROUPS
  const label = labelled(await codesOf(read, grouping), language)
  const isClosed = phaseOf(await sittingOf(read, meeting.id), meeting, now) === 'closed'
  return {
    isClosed,
    turns,
    hands,
    unheard: unheardOf(hands, turns),
    departed,
    // To everybody once the room is closed; before that it is the chair's.
    times: isClosed
      ? timeByGroup(turns).map((one) => ({
          ...one,
          name: label(one.group) ?? t('proceedings.no-seat'),
        }))
      : [],
    words: await wordsOf(read, [...guests, ...departed.map((turn) => turn.departed)]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
  }
}

const speakerName = ({ names, words }: Floor, { who }: Speaking, removed: string): string =>
  who.kind === 'person'
    ? (names.get(who.person)?.name ?? who.person)
    : plain({ words }, who.name, removed)

function FloorView({ floor, room }: { readonly floor: Floor; readonly room: string }) {
  const { t } = useReader()
  const { isClosed, times, departed, unheard } = floor
  const removed = t('minutes.removed')
  return (
    <>
      {times.length > 0 && <Times times={times} />}
      {!isClosed && (
        <Meta>
          <Link to={room}>{t('proceedings.room-open')}</Link>
        </Meta>
      )}
      {departed.length > 0 && (
        <Section title={t('proceedings.departed')} level={3} id="departed">
          <List>
            {departed.slice(0, NAMED_MAX).map((turn) => (
              <li>
                <UserText>{speakerName(floor, turn.by, removed)}</UserText>
                {': '}
                <UserText>{plain(floor, turn.departed, removed)}</UserText>
              </li>
            ))}
          </List>
        </Section>
      )}
      {isClosed && unheard.length > 0 && (
        <Section title={t('proceedings.unheard')} level={3} id="unheard">
          <p>
            <UserText>
              {unheard
                .slice(0, NAMED_MAX)
                .map((hand) => speakerName(floor, hand, removed))
                .join(' · ')}
            </UserText>
          </p>
        </Section>
      )}
      <Turns floor={floor} />
    </>
  )
}

function Times({ times }: Pick<Floor, 'times'>) {
  const { t } = useReader()
  return (
    <DataTable
      caption={t('proceedings.spoken')}
      columns={[
        { label: t('proceedings.group') },
        { label: t('proceedings.turns.column'), number: true },
        { label: t('proceedings.spoken.column'), number: true },
      ]}
      rows={times.map(({ name, turns, spoken }) => [name, turns, clockText(spoken)])}
    />
  )
}

/** Who had the floor, in their order. */
function Turns({ floor }: { readonly floor: Floor }) {
  const { t } = useReader()
  const { turns } = floor
  if (turns.length === 0) return null
  const rest = turns.length - NAMED_MAX
  return (
    <More label={t('proceedings.turns', { count: turns.length })}>
      <List ordered>
        {turns.slice(0, NAMED_MAX).map((turn) => (
          <li>
            <UserText>{speakerName(floor, turn.by, t('minutes.removed'))}</UserText>
            {turn.endedAt !== undefined && <> · {clockText(turn.endedAt - turn.startedAt)}</>}
          </li>
        ))}
      </List>
      {rest > 0 && <Meta>{t('proceedings.more-in-twin', { count: rest })}</Meta>}
    </More>
  )
}

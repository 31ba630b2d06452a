/** Votes by mail: cast by the step of the page of a ballot. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  aroundOf,
  ballotId,
  ballotPhase,
  ballotsOf,
  castVote,
  choiceWord,
  explainBallot,
  findBallot,
  lockBallot,
  type Ballot,
} from '../ballots/index.ts'
import type { Command } from '../commands/index.ts'
import { findProcess, lockProcess, type Process } from '../processes/index.ts'
import type { Asked, Done, MailDoor, NotDone } from './door.ts'
import { idIn, notDone } from './doors-ground.ts'

type Voting = Extract<Command, { readonly kind: 'vote' }>

export const voteDoor: MailDoor = {
  kinds: ['vote'],
  weighty: () => true,
  act: async (tx, asked) =>
    asked.command.kind === 'vote' ? cast(tx, asked, asked.command) : undefined,
  examples: async (db, { about, reader: { t } }) => {
    const id = ballotId(idIn(about, 'ballot') ?? '')
    const ballot = id && (await findBallot(db, id))
    const isTaken = ballot?.state.kind === 'open' && (ballot.takes ?? 'votes') === 'votes'
    if (!isTaken) return []
    return [
      t('replies.example.vote-yes'),
      t('replies.example.vote-no'),
      t('replies.example.vote-abstain'),
    ]
  },
}

/** Ballots of a process, as its state of play numbers them: by when they were opened, for good. */
export const numberedBallots = async (
  db: Read | Tx,
  process: Process['id'],
): Promise<readonly Ballot[]> => (await ballotsOf(db, { process })).toReversed()

/** The one that a mail is about, or that it names by its number. */
async function ballotAbout(
  tx: Tx,
  about: string,
  on: number | undefined,
): Promise<Ballot | 'other' | undefined> {
  const id = ballotId(idIn(about, 'ballot') ?? '')
  const named = id && (await findBallot(tx, id))
  if (named && on === undefined) return named
  const raw = named?.process ?? idIn(about, 'process')
  const process =
    raw === undefined ? undefined : await findProcess(tx, { id: raw as Process['id'] })
  if (!process || on === undefined) return undefined
  const numbered = (await numberedBallots(tx, process.id))[on - 1]
  return named && numbered?.id !== named.id ? 'other' : numbered
}

/** What came before the close counts, also where it is read a moment after it. */
function inTime(
  { asOf, now }: Asked,
  { ballot, window }: Awaited<ReturnType<typeof aroundOf>>,
): Instant {
  if (asOf === undefined || ballotPhase(ballot, window, now) !== 'over') return now
  return ballotPhase(ballot, window, asOf) === 'open' ? asOf : now
}

async function cast(
  tx: Tx,
  asked: Asked,
  { choice, on }: Voting,
): Promise<Done | NotDone | undefined> {
  const { actor, clock, now, reader, about } = asked
  const { t } = reader
  const found = await ballotAbout(tx, about, on)
  if (found === 'other') return { kind: 'refused', said: t('replies.refused.other-ballot') }
  const process = found && (await lockProcess(tx, { id: found.process }))
  const ballot = found && (await lockBallot(tx, found.id))
  if (!process || !ballot) return undefined
  const around = await aroundOf(tx, ballot)
  const step = {
    tx,
    clock,
    now: inTime(asked, around),
    by: { kind: 'person', actor },
    via: 'mail',
  } as const
  const voted = await castVote(step, around, { choice, voice: undefined, reason: undefined })
  if (!voted.ok) {
    const { template } = around
    const ruled = { template, pin: around.process.pin }
    const saying = { t, template, now }
    return notDone(voted.refusal, reader, ruled, (refusal) => explainBallot(refusal, saying))
  }
  return {
    kind: 'done',
    said: t('replies.recorded.vote', { choice: choiceWord(choice, t) }),
    recorded: { act: 'vote.cast', obj: `ballot:${ballot.id}` },
    path: `/ballots/${ballot.id}`,
    change: t('replies.change.vote'),
  }
}

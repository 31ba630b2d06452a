/** Joining, leaving, and how much mail somebody wants, by mail. */
import type { Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Command } from '../commands/index.ts'
import type { DiscussionPlace } from '../discussions/index.ts'
import { placeOf } from '../discussions/index.ts'
import {
  CHOICES_MAX,
  chooseFor,
  choicesOf,
  EVERYWHERE,
  placeKey,
  type Pace,
  type PlaceKey,
} from '../mailings/index.ts'
import { explainPerson, mayAct } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Asked, Done, MailDoor, NotDone } from './door.ts'
import { notDone, placeOfThing, type Ruled } from './doors-ground.ts'

/** What somebody begins with who has chosen nothing for a place. */
const ON_JOINING: Pace = 'daily'
const PAGE = '/account/mail'

export const mailingDoor: MailDoor = {
  kinds: ['join', 'leave', 'stop', 'digest'],
  // Whoever could do it in another's name could keep them from hearing of anything.
  weighty: () => true,
  act: async (tx, asked) => {
    const place = await placeOfThing(tx, asked.about, asked.actor.person)
    const { command } = asked
    return command.kind === 'join' ? join(tx, asked, place) : choose(tx, asked, place, command)
  },
  examples: async (db, { about, actor, reader: { t } }) => {
    const place = await placeOfThing(db, about, actor.person)
    const joins = t('replies.example.join')
    const pace = [t('replies.example.digest'), t('replies.example.stop')]
    return place?.about.kind === 'process' || !place ? [joins, ...pace] : pace
  },
}

/** Whoever takes part has read what stays, agreed to what the process asks, and hears of it. */
async function join(
  tx: Tx,
  asked: Asked,
  place: DiscussionPlace | undefined,
): Promise<Done | NotDone> {
  const { actor, reader } = asked
  const ruled = place && (await ruledAt(tx, place))
  const joined = mayAct(actor, place?.undertakings)
  if (!joined.ok) {
    return notDone(joined.refusal, reader, ruled, (refusal) => explainPerson(refusal, reader.t))
  }
  if (!place) return { kind: 'done', said: reader.t('replies.join.done'), path: '/processes' }
  const key = placeKey(placeOf(place.about))
  const pace = key && (await choicesOf(tx, actor.person)).get(key)
  return chosen(tx, asked, {
    place,
    pace: pace === undefined || pace === 'none' ? ON_JOINING : pace,
  })
}

async function ruledAt(tx: Tx, { process }: DiscussionPlace): Promise<Ruled | undefined> {
  const found = process && (await findProcess(tx, { id: process.id }))
  return found && { template: await templateOf(tx, found.pin), pin: found.pin }
}

/** `stop` and `leave` say the same of mail: what somebody said stays where it is. */
async function choose(
  tx: Tx,
  asked: Asked,
  place: DiscussionPlace | undefined,
  command: Command,
): Promise<Done | NotDone | undefined> {
  if (command.kind === 'digest') return chosen(tx, asked, { place, pace: command.pace })
  const ends = command.kind === 'leave' || command.kind === 'stop'
  return ends ? chosen(tx, asked, { place, pace: 'none' }) : undefined
}

type Chosen = { readonly place: DiscussionPlace | undefined; readonly pace: Pace }

/** As the form of `/account/mail` does; without a place it is for everything. */
async function chosen(
  tx: Tx,
  { actor: { person }, reader: { t } }: Asked,
  { place, pace }: Chosen,
): Promise<Done | NotDone> {
  const key: PlaceKey = (place && placeKey(placeOf(place.about))) ?? EVERYWHERE
  const choices = await choicesOf(tx, person)
  if (!choices.has(key) && choices.size >= CHOICES_MAX) {
    return { kind: 'refused', said: t('mailings.too-many', { most: CHOICES_MAX }) }
  }
  await chooseFor(tx, person, key, pace)
  const named = t(`mailings.pace.${pace}`)
  return {
    kind: 'done',
    said: place
      ? t('replies.pace.place', { place: await titleOf(tx, place), pace: named })
      : t('replies.pace.everything', { pace: named }),
    path: PAGE,
    change: t('replies.change.mail'),
  }
}

async function titleOf(tx: Tx, { title, href }: DiscussionPlace): Promise<string> {
  const wording = (await wordsOf(tx, [title])).get(title)
  return wording.kind === 'text' ? wording.text : href
}

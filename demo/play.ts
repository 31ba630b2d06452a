/** Plays the whole demo into an empty site. Mails nothing, back-dates nothing. */
import type { Config } from '../src/config.ts'
import { foundSite } from '../src/founding.ts'
import { playedClock, seededRandom, systemClock } from '../src/platform/clock.ts'
import { openGround } from '../src/serving.ts'
import { DEMO_PLAYING, saveSiteFact } from '../src/site-facts.ts'
import { evolving } from './evolving.ts'
import { iotCanada } from './iot-canada.ts'
import { amendedPage } from './practice/amended.ts'
import { helpToRead } from './practice/help-to-read.ts'
import { notesForMakers } from './practice/guide.ts'
import { audits } from './practice/audits.ts'
import { board } from './practice/board.ts'
import { gather, labels } from './practice/labels.ts'
import { priorities } from './practice/priorities.ts'
import { settledText } from './practice/settled.ts'
import { discussions } from './scenes/became.ts'
import type { Players } from './scenes/cast.ts'
import { scenes } from './scenes/scenes.ts'
import type { Cast } from './practice/table.ts'
import { heldCall, heldWeek } from './practice/held.ts'
import { heldRoom, openRoomNow } from './practice/room.ts'
import { underCover } from './practice/under-cover.ts'
import { toDo } from './practice/to-do.ts'
import { week } from './practice/week.ts'
import { playByDate, type Stage } from './stage.ts'

/** One seed: the same demo has the same ids and the same people every time. */
const SEED = 'parley demo 1'

/** The site fact `demo`: one that was killed half-way is not taken for a whole one. */
export const PLAYED = 'played'

export async function play(config: Config): Promise<void> {
  const real = systemClock.now()
  const clock = playedClock(real, seededRandom(SEED), systemClock.entered)
  const ground = await openGround(config, { muted: true, clock })
  try {
    await playOn({ ...ground, url: config.url, clock, real })
  } finally {
    await ground.close()
  }
}

/** Told times run from the first reported day to now; the site itself is founded now. */
export async function playOn(stage: Stage): Promise<void> {
  const { database } = stage
  await database.transact((tx) => saveSiteFact(tx, 'demo', DEMO_PLAYING))
  await foundSite(stage)
  await playByDate(stage, [evolving(stage), iotCanada(stage)])
  const cast: Cast = new Map()
  const players: Players = new Map()
  await playByDate(stage, [
    ...scenes(stage, players),
    gather(stage, cast),
    labels(stage, cast),
    board(stage, cast),
    priorities(stage, cast),
    audits(stage, cast),
    amendedPage(stage, cast),
    settledText(stage, cast),
    notesForMakers(stage, cast),
    helpToRead(stage, cast),
    toDo(stage, cast),
    week(stage, cast),
    heldWeek(stage, cast),
    heldCall(stage, cast),
    underCover(stage, cast),
    heldRoom(stage, cast),
    openRoomNow(stage, cast),
    ...discussions(stage, cast, players),
  ])
  stage.clock.set(stage.real)
  await database.transact((tx) => saveSiteFact(tx, 'demo', PLAYED))
}

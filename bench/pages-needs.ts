/**
 * What needs the chair of forty processes, 2,000 things: how long one page takes, asked one after
 * the other, when nothing has changed and when somebody saved something just before. Makes no site.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { TAKES } from './run-load.ts'
import { median, type Figure } from './run-figures.ts'
import { cpuOf } from './run-site.ts'

const ROUNDS = 60
/** Until V8 has compiled what the page needs. */
const WARMING = 40
const THINGS_LEAST = 2_000
const MOST_MS = 50
/** Nobody reads faster: who asks more often is asked to slow down. */
const BETWEEN_MS = 60

type Busy = {
  readonly origin: string
  readonly cookies: readonly string[]
  readonly pid: number
}

export async function needsFigures({ origin, cookies, pid }: Busy): Promise<readonly Figure[]> {
  const [, chair = '', ...others] = cookies
  const ask = async (path: string) => {
    const answer = await fetch(origin + path, { headers: { ...TAKES, cookie: chair } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return answer.text()
  }
  const { count } = JSON.parse(await ask('/needs-me.json')) as { readonly count: number }
  const timed = async (before: (round: number) => Promise<void>, rounds: number) => {
    const taken: number[] = []
    for (let round = 0; round < rounds; round++) {
      await before(round)
      await pause(BETWEEN_MS)
      const began = performance.now()
      await ask('/needs-me')
      taken.push(performance.now() - began)
    }
    return median(taken)
  }
  const nothing = async () => {}
  const save = (round: number) => change(origin, others[round % others.length] ?? '', round)
  await timed(nothing, WARMING)
  await timed(save, WARMING)
  const before = cpuOf(pid)
  const quiet = await timed(nothing, ROUNDS)
  const cpuMs = (cpuOf(pid) - before) / ROUNDS
  const changed = await timed(save, ROUNDS)
  return [
    { name: 'open things of one person', value: count, unit: 'things', atLeast: THINGS_LEAST },
    { name: 'what needs them', value: quiet, unit: 'ms', atMost: MOST_MS },
    { name: 'processor for each', value: cpuMs, unit: 'ms' },
    { name: 'after somebody saved', value: changed, unit: 'ms', atMost: MOST_MS },
  ]
}

/** A commit of the server itself, so that nothing that was read before counts any more. */
async function change(origin: string, cookie: string, round: number): Promise<void> {
  const zone = round % 2 === 0 ? 'Africa/Nairobi' : 'UTC'
  const page = await fetch(`${origin}/account`, { headers: { cookie } })
  const name = /name="name"[^>]*value="([^"]*)"/.exec(await page.text())?.[1] ?? ''
  const body = new URLSearchParams({ key: crypto.randomUUID(), name, language: 'en', zone })
  const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${origin}/account/settings`, {
    method: 'POST',
    headers,
    body: body.toString(),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`nothing was saved: ${answer.status}`)
}

/** What is not served: a demo that was stopped in the middle tells only a part, on both engines. */
import { expect, test } from 'vitest'
import { DEMO_PLAYING, saveSiteFact } from '../site-facts.ts'
import { HALF_A_DEMO } from './demo.ts'
import { aPlace, aSite } from './places.fixtures.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'

const SITES_MS_MAX = 60_000

test(
  'a demo that was stopped before its end is not served, whichever command is told to',
  async () => {
    const config = await aPlace()
    const site = await aSite(config)
    await site.ground.database.transact((tx) => saveSiteFact(tx, 'demo', DEMO_PLAYING))
    await site.close()
    expect(await serve(config)).toEqual({ code: 1, say: HALF_A_DEMO })
    expect(await start(config)).toEqual({ code: 1, say: HALF_A_DEMO })
  },
  SITES_MS_MAX,
)

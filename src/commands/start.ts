/** `npm start`: makes a demo site where there is none, says how to sign in, and serves. */
import type { Config } from '../config.ts'
import { openGround } from '../serving.ts'
import { play, standingOf } from './demo.ts'
import type { Ending } from './ending.ts'
import { serve } from './serve.ts'

export async function start(config: Config): Promise<Ending> {
  const ground = await openGround(config)
  if ((await standingOf(ground)) !== 'empty') return serve(config, ground)
  await ground.close()
  await play(config)
  return serve(config)
}

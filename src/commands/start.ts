/** `npm start`: makes a demo site where there is none, says how to sign in, and serves. */
import type { Config } from '../config.ts'
import { demoGreeting, playDemoOnce } from './demo.ts'
import type { Ending } from './ending.ts'
import { serve } from './serve.ts'

export async function start(config: Config): Promise<Ending> {
  await playDemoOnce(config)
  console.log(await demoGreeting(config))
  return serve(config)
}

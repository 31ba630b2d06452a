/** Checks of the server for video calls: whether it answers, and takes our secret. */
import type { Config } from '../config.ts'
import { tryServer } from '../platform/video/index.ts'
import { mend, well, type Finding } from './finding.ts'

/** How long the doctor waits for a page of it. */
const ANSWER_MS_MAX = 5_000
/** From here on the server is at fault, and not the question. */
const SERVER_AT_FAULT = 500

export async function checkVideo({ jitsiUrl, bigBlueButton }: Config): Promise<readonly Finding[]> {
  return [
    ...(jitsiUrl === undefined ? [] : [await checkJitsi(jitsiUrl)]),
    ...(bigBlueButton === undefined ? [] : [await checkBigBlueButton(bigBlueButton)]),
  ]
}

async function checkJitsi(url: string): Promise<Finding> {
  const signal = AbortSignal.timeout(ANSWER_MS_MAX)
  const status = await fetch(url, { signal, method: 'HEAD' }).then(
    (answer) => answer.status,
    () => undefined,
  )
  if (status !== undefined && status < SERVER_AT_FAULT) return well('Jitsi', 'the server answers')
  const says = status === undefined ? 'the server does not answer' : `the server says ${status}`
  return mend('Jitsi', says, 'See that PARLEY_JITSI_URL opens in a browser on this machine.')
}

async function checkBigBlueButton(server: { readonly url: string; readonly secret: string }) {
  const tried = await tryServer(server)
  if (tried.ok) return well('BigBlueButton', 'the server answers and takes our secret')
  return tried.refusal.kind === 'video-silent'
    ? mend('BigBlueButton', 'the server does not answer', 'See that PARLEY_BBB_URL is right.')
    : mend(
        'BigBlueButton',
        'the server does not take our secret',
        'Compare PARLEY_BBB_SECRET with what `bbb-conf --secret` says on it.',
      )
}

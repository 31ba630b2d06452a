/** What every site answers besides its pages: health, figures, robots, styles. */
import { Hono } from 'hono'
import { answerAsset, type Assets } from './assets.ts'
import type { Env, Viewer } from './env.ts'
import { absent } from './errors.tsx'
import type { Health } from './health.ts'
import type { Metrics } from './metrics.ts'
import { isOperator } from './peer.ts'
import { encodingFor } from './stored-page.ts'

export type Operating = {
  readonly assets: Assets
  readonly health: () => Promise<readonly Health[]>
  readonly metrics?: Metrics | undefined
}

export function mountOperating<Who extends Viewer>(
  app: Hono<Env<Who>>,
  { assets, health, metrics }: Operating,
): void {
  for (const [path, asset] of assets) {
    app.get(path, (c) =>
      answerAsset(
        asset,
        encodingFor(c.req.header('accept-encoding')),
        c.req.header('if-none-match'),
      ),
    )
  }
  app.get('/healthz', async (c) => {
    const checks = await health()
    const isFailing = checks.some(({ kind }) => kind === 'failing')
    const kind = isFailing ? 'failing' : 'well'
    return c.json({ kind, checks }, isFailing ? 503 : 200, { 'cache-control': 'no-store' })
  })
  app.get('/metrics', async (c) => {
    if (!metrics || !isOperator(c)) return absent(c)
    const { registry } = metrics
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
}

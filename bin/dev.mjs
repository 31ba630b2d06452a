/** Rebuilds and starts again; run under `--watch-path`, which restarts it on each change. */
import { buildIfChanged } from './build.mjs'
import { root } from './setup.mjs'

await buildIfChanged(root, { modules: true })
process.argv.splice(2, 0, 'start')
await import('../dist/src/main.js')

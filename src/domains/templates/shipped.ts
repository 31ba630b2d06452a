/** The templates that come with Parley, read from their files. Decides nothing about them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CheckedTemplate } from './canonical.ts'
import { isPhrasesFile } from './phrases.ts'
import { checkTemplate, type Known } from './rules.ts'

const FOLDER = new URL('./shipped/', import.meta.url)

/** In the order of their names. A file that is no template is a bug of this release. */
export const shippedTemplates = (known: Known = {}): readonly CheckedTemplate[] =>
  shippedNames().map((stem) => shippedTemplate(stem, known))

/** The one in the file of that name. */
export function shippedTemplate(stem: string, known: Known = {}): CheckedTemplate {
  const file = `${stem}.yaml`
  const checked = checkTemplate(readFileSync(new URL(file, FOLDER), 'utf8'), known)
  if (checked.ok) return checked.value
  const [problem] = checked.refusal
  const at = `${file}:${problem?.line}:${problem?.column}`
  throw new Error(`${at}: ${problem?.field}: ${problem?.message}`)
}

/** SHA-256 of all their files: a start that finds it unchanged has nothing to read and check. */
export function shippedDigest(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(fileURLToPath(FOLDER)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(new URL(file, FOLDER)))
  }
  return hash.digest('base64')
}

/** The file of a template as its author wrote it, to begin another from; by its name there. */
export function shippedText(stem: string): string | undefined {
  const file = `${stem}.yaml`
  const isThere = !isPhrasesFile(file) && readdirSync(fileURLToPath(FOLDER)).includes(file)
  return isThere ? readFileSync(new URL(file, FOLDER), 'utf8') : undefined
}

/** What stands before `.yaml` in the files of the shipped templates, in order. */
export const shippedNames = (): readonly string[] =>
  readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith('.yaml') && !isPhrasesFile(file))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()

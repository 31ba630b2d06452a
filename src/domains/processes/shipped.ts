/** The templates that come with Parley, read from their files. Decides nothing about them. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CheckedTemplate } from './canonical.ts'
import { isPhrasesFile } from './phrases.ts'
import { checkTemplate, type Known } from './rules-templates.ts'

const FOLDER = new URL('./templates/', import.meta.url)

/** In the order of their names. A file that is no template is a bug of this release. */
export function shippedTemplates(known: Known = {}): readonly CheckedTemplate[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith('.yaml') && !isPhrasesFile(file))
    .sort()
    .map((file) => {
      const checked = checkTemplate(readFileSync(new URL(file, FOLDER), 'utf8'), known)
      if (checked.ok) return checked.value
      const [problem] = checked.refusal
      const at = `${file}:${problem?.line}:${problem?.column}`
      throw new Error(`${at}: ${problem?.field}: ${problem?.message}`)
    })
}

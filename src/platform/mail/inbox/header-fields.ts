/** Fields of a header by name. Decodes nothing. */
import type { HeaderField } from './parsed.ts'

export const valuesOf = (headers: readonly HeaderField[], name: string): readonly string[] =>
  headers.flatMap((field) => (field.name === name ? [field.value] : []))

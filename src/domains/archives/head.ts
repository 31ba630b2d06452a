/** The head of a message as the record holds it, written and read back. */
import { z } from 'zod'
import { fromJson, json } from '../../platform/db/index.ts'
import type { Head } from './archive.ts'

const Schema = z.object({
  author: z.string(),
  subject: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  left: z.array(z.string()),
})

export const HEAD_TYPE = 'application/json'

export const headText = (head: Head): string => json(head)
export const headFrom = (text: string): Head => Schema.parse(fromJson(text))

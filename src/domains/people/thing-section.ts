/** How a later domain adds its part to the page of one thing: implemented elsewhere. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'

/** @param thing what the page is of: `issue:01J…`, `text:01J…` */
export type ThingSection = (read: Read, thing: `${string}:${string}`) => Promise<VNode | undefined>

/** What they come to on one page, in their order. */
export type LaterParts = readonly (VNode | undefined)[]

export type WithThingSections = { readonly thingSections?: readonly ThingSection[] }

export const sectionsAbout = async (
  { thingSections = [] }: WithThingSections,
  read: Read,
  thing: `${string}:${string}`,
): Promise<LaterParts> => Promise.all(thingSections.map((section) => section(read, thing)))
